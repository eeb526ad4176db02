"""`isnad build`: read into a ledger."""

import sys
from typing import TYPE_CHECKING

import click

from isnad.faces import messages, options
from isnad.faces.messages import many
from isnad.faces.opening import opened
from isnad.faces.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from isnad.documents.document import Refused
    from isnad.ledger import Kept, Ledger, Tally

MANY = 200
"""Documents from which on it takes long enough to be told."""


@click.command(
    short_help="Read articles into a ledger, new or standing.",
    epilog="Example:  isnad build news/ --ledger news.ledger",
)
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option("--reread", is_flag=True, help="Read what is in the ledger anew, with the rules of today.")
@options.ledger
@options.published
@options.known
@options.chronology
@options.workers
@options.quiet
def build(
    inputs: tuple[str, ...],
    reread: bool,
    address: str,
    published: str | None,
    known: "tuple[Path, ...]",
    chronology: "Path | None",
    workers: int | None,
    quiet: bool,
) -> None:
    """Read articles into a ledger. What is in it already is not read again.

    INPUT is a file (text, HTML, JSON, JSON lines), a folder, which is read through, or - for
    standard input. A ledger is only ever added to. Stop the command when you like: the ledger
    then holds whole documents, and the same command goes on from there.
    """
    if reread == bool(inputs):
        raise click.UsageError("Give INPUTs, or --reread alone to read the ledger's own documents anew.")
    if reread:
        _reread(address, workers, known, quiet)
        return
    from isnad.ledger.building import build as run
    from isnad.ledger.workers import pipeline

    progress = Progress(quiet)
    documents = options.gather(inputs, published)
    with opened(address, create=True) as ledger:
        try:
            teller = Teller(progress, published is not None)
            tally = run(ledger, documents, workers, teller, pipeline(known))
            _across(ledger, chronology, quiet=quiet)
        except KeyboardInterrupt:
            progress.clear()
            _stopped(ledger, address)
    progress.clear()
    if not quiet:
        messages.say(summary(tally, address))
    sys.exit(messages.REFUSED if tally.refused else messages.DONE)


def _reread(address: str, workers: int | None, known: "tuple[Path, ...]", quiet: bool) -> None:
    """Read the ledger's documents anew, and say what changed."""
    from pathlib import Path

    from isnad.ledger import LedgerError
    from isnad.ledger.rereading import OLD
    from isnad.ledger.rereading import reread as run
    from isnad.ledger.workers import pipeline

    progress = Progress(quiet)
    try:
        changes = run(Path(address), workers, lambda _: progress.step(), pipeline(known))
    except LedgerError as problem:
        raise click.ClickException(str(problem)) from problem
    progress.clear()
    messages.say(
        f"Read {many(changes.documents, 'document')} of {address} anew; the old ledger is {address}{OLD}."
    )
    messages.say(
        f"{many(changes.kept, 'claim')} as before; gained {_layers(changes.gained)}; "
        f"lost {_layers(changes.lost)}."
    )
    if changes.orphans:
        messages.say(
            f"{many(changes.orphans, 'verdict')} of people are about claims that are not read any more."
        )


def _layers(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {layer}" for layer, count in counts.items()) or "nothing"


def _across(ledger: "Ledger", chronology: "Path | None", *, quiet: bool) -> None:
    """Keep the chronology, and work out what the documents say together, so that asking is quick."""
    from isnad.reconcile.chronology import read
    from isnad.reconcile.whole import keep
    from isnad.views.memory import Memory
    from isnad.views.remembering import refresh

    if chronology is not None:
        new = keep(ledger, read(chronology))
        messages.say(f"{many(new, 'dated event')} of {chronology} kept in the ledger.")
    with Memory(ledger) as memory:
        if not memory.fresh and len(ledger) >= MANY and not quiet:
            messages.say(f"Working out what {many(len(ledger), 'document')} say together.")
        refresh(memory)


class Teller:
    """Tells the analyst what became of a document where that is not the usual thing."""

    def __init__(self, progress: Progress, dated: bool) -> None:
        self.progress = progress
        self.dated = dated

    def __call__(self, outcome: "Kept | Refused") -> None:
        """Tell of one document."""
        from isnad.documents.document import Refused

        self.progress.step()
        if isinstance(outcome, Refused):
            self.progress.clear()
            messages.refuse(outcome.source, outcome.reason)
        elif outcome.new and outcome.id != outcome.name:
            self.progress.clear()
            messages.say(f"{outcome.name}: another text has this id already; kept as {outcome.id}")
        elif self.dated and not outcome.new:
            self.progress.clear()
            messages.say(f"{outcome.id} is in the ledger already; --published changes nothing there")


def summary(tally: "Tally", address: str) -> str:
    """Say what a build came to."""
    beside = []
    if tally.standing:
        beside.append(f"{tally.standing:,} there already")
    if tally.refused:
        beside.append(f"{tally.refused:,} refused")
    more = f" ({', '.join(beside)})" if beside else ""
    return f"Read {many(tally.read, 'document')} into {address}{more}."


def _stopped(ledger: "Ledger", address: str) -> None:
    messages.say(
        f"Stopped. {address} is whole and holds {many(len(ledger), 'document')}; "
        "run the same command again to go on."
    )
    sys.exit(messages.STOPPED)
