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


@click.command(
    short_help="Read articles into a ledger, new or standing.",
    epilog="Example:  isnad build news/ --ledger news.ledger",
)
@options.inputs
@options.ledger
@options.published
@options.known
@options.workers
@options.quiet
def build(
    inputs: tuple[str, ...],
    address: str,
    published: str | None,
    known: "tuple[Path, ...]",
    workers: int | None,
    quiet: bool,
) -> None:
    """Read articles into a ledger. What is in it already is not read again.

    INPUT is a file (text, HTML, JSON, JSON lines), a folder, which is read through, or - for
    standard input. A ledger is only ever added to. Stop the command when you like: the ledger
    then holds whole documents, and the same command goes on from there.
    """
    from isnad.ledger.building import build as run
    from isnad.ledger.workers import pipeline

    progress = Progress(quiet)
    documents = options.gather(inputs, published)
    with opened(address, create=True) as ledger:
        try:
            teller = Teller(progress, published is not None)
            tally = run(ledger, documents, workers, teller, pipeline(known))
        except KeyboardInterrupt:
            progress.clear()
            _stopped(ledger, address)
    progress.clear()
    if not quiet:
        messages.say(summary(tally, address))
    sys.exit(messages.REFUSED if tally.refused else messages.DONE)


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
