"""`isnad judge`: a person's verdict on what the rules made."""

import getpass
from typing import TYPE_CHECKING

import click

from isnad.faces import messages, options
from isnad.faces.opening import opened

if TYPE_CHECKING:
    from isnad.ledger.ledger import Ledger


@click.group(
    short_help="Accept, reject or correct a claim; join or part; undo.",
    epilog="Example:  isnad judge join haftar khalifa_haftar --ledger news.ledger",
)
def judge() -> None:
    """Give a verdict. It stands over the rules, is kept with who and when, and can be undone by another."""


def _verdict(command: options.Command) -> options.Command:
    """Give a verdict its options."""
    for option in (
        click.option("--why", default="", metavar="WORDS", help="Why; kept with the verdict."),
        click.option("--by", "judge", metavar="NAME", help="Who judges.  [default: your login]"),
    ):
        command = option(command)
    return options.ledger(command)


def _about(command: options.Command) -> options.Command:
    """Give a verdict the kind of thing that it is about."""
    kinds = click.Choice(("entities", "stories", "answers"))
    words = "What A and B are: keys of entities, documents (of one story or two), or figures' claims."
    return click.option("--of", "about", type=kinds, default="entities", show_default=True, help=words)(
        command
    )


@judge.command(epilog="Example:  isnad judge join aliyev ilham_aliyev --ledger news.ledger")
@click.argument("a")
@click.argument("b")
@_about
@_verdict
def join(a: str, b: str, about: str, address: str, judge: str | None, why: str) -> None:
    """Say that A and B are one: one entity, documents of one story, answers to one question."""
    _give(about, "join", a, b, address, judge, why)


@judge.command(epilog="Example:  isnad judge part aliyev ilham_aliyev --ledger news.ledger")
@click.argument("a")
@click.argument("b")
@_about
@_verdict
def part(a: str, b: str, about: str, address: str, judge: str | None, why: str) -> None:
    """Say that A and B are two, or undo that they were joined."""
    _give(about, "part", a, b, address, judge, why)


@judge.command(
    epilog="Example:  isnad judge reject 2ada2ed689d00a37 --ledger news.ledger --why 'a typing error'"
)
@click.argument("claim")
@_verdict
def reject(claim: str, address: str, judge: str | None, why: str) -> None:
    """Say that a figure, statement or event (by its claim's id) was read wrongly: it is compared no more."""
    _give("claims", "reject", claim, "", address, judge, why)


@judge.command(epilog="Example:  isnad judge accept 2ada2ed689d00a37 --ledger news.ledger")
@click.argument("claim")
@_verdict
def accept(claim: str, address: str, judge: str | None, why: str) -> None:
    """Say that a claim was read rightly, or undo that it was rejected."""
    _give("claims", "accept", claim, "", address, judge, why)


@judge.command(
    epilog="Example:  isnad judge correct 2ada2ed689d00a37 low=12 high=15 of=ARM-MIL --ledger news.ledger"
)
@click.argument("claim")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_verdict
def correct(claim: str, values: tuple[str, ...], address: str, judge: str | None, why: str) -> None:
    """Put other values in the place of those that were read in a claim; empty for none.

    Of figures: low, high, modifier, what, status, of, by, civilian (yes, no); of statements: stance,
    speaker_name, code; of events: type, mode, actor, recipient, status, date, place.
    """
    told = dict(value.partition("=")[::2] for value in values)
    _give("claims", "correct", claim, "", address, judge, why, told)


@judge.command(epilog="Example:  isnad judge undo 2ada2ed689d00a37 --ledger news.ledger")
@click.argument("a")
@click.argument("b", default="")
@click.option(
    "--of",
    "about",
    type=click.Choice(("claims", "entities", "stories", "answers")),
    default="claims",
    show_default=True,
    help="What was judged.",
)
@_verdict
def undo(a: str, b: str, about: str, address: str, judge: str | None, why: str) -> None:
    """Take back your verdict that stands: what stood before it stands again."""
    _give(about, "undo", a, b, address, judge, why)


SAID = {
    "join": "are one now",
    "part": "are two now",
    "reject": "is rejected",
    "accept": "is accepted",
    "correct": "is corrected",
    "undo": "is as before",
}


def _give(
    about: str,
    verdict: str,
    a: str,
    b: str,
    address: str,
    judge: str | None,
    why: str,
    values: dict[str, str] | None = None,
) -> None:
    from isnad.ledger.corrections import CorrectionError
    from isnad.ledger.verdicts import Verdict
    from isnad.views import judging
    from isnad.views.memory import Memory

    if a == b:
        raise click.UsageError("A and B are the same.")
    who = judge or getpass.getuser()
    with opened(address) as ledger, Memory(ledger) as memory:
        a, b = (_checked(ledger, about, one, address) if one else one for one in (a, b))
        try:
            if verdict == "undo":
                judging.undo(memory, about, a, b, who, why)
            else:
                told = _told(ledger, a, values) if values else b
                judging.judge(memory, Verdict(about, verdict, a, told, who, why, judging.now()))
        except (judging.JudgingError, CorrectionError) as problem:
            raise click.ClickException(str(problem)) from problem
    messages.say(f"{a}{f' and {b}' if b else ''} {SAID[verdict]}.")


def _told(ledger: "Ledger", claim: str, values: dict[str, str]) -> str:
    """Give a correction as the ledger keeps it."""
    from isnad.ledger.corrections import checked, meant

    layer = next(layer for (_, layer, _), id in ledger.claim_ids().items() if id == claim)
    return checked(layer, {key: meant(key, value) for key, value in values.items()})


def _checked(ledger: "Ledger", about: str, one: str, address: str) -> str:
    """Give what a verdict names as the ledger has it: the beginning of a claim's id is enough."""
    if about == "entities":
        if one not in {row["key"] for row in ledger.named()}:
            raise click.ClickException(f"{address} names no {one!r}; see  isnad entities --find {one}")
        return one
    if about == "stories":
        return ledger.document(one).id
    layers = ("figures",) if about == "answers" else ("figures", "statements", "events")
    ids = {id for (_, layer, _), id in ledger.claim_ids().items() if layer in layers}
    found = sorted(id for id in ids if id.startswith(one))
    if len(found) != 1:
        many = f"{len(found)} claims" if found else "no claim"
        kinds = " or ".join(layer[:-1] for layer in layers)
        raise click.ClickException(
            f"{address} has {many} {one!r} that is a {kinds}; see  isnad questions --json"
        )
    return found[0]
