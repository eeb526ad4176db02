"""`isnad judge`: a person's verdict on what the rules made."""

import getpass
from datetime import UTC, datetime

import click

from isnad.faces import messages, options
from isnad.faces.opening import opened


@click.group(
    short_help="Join two entities that are one, or part them.",
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


@judge.command(epilog="Example:  isnad judge join aliyev ilham_aliyev --ledger news.ledger")
@click.argument("a")
@click.argument("b")
@_verdict
def join(a: str, b: str, address: str, judge: str | None, why: str) -> None:
    """Say that the entities A and B (keys) are one."""
    _give("join", a, b, address, judge, why)


@judge.command(epilog="Example:  isnad judge part aliyev ilham_aliyev --ledger news.ledger")
@click.argument("a")
@click.argument("b")
@_verdict
def part(a: str, b: str, address: str, judge: str | None, why: str) -> None:
    """Say that the entities A and B (keys) are two, or undo that they were joined."""
    _give("part", a, b, address, judge, why)


def _give(verdict: str, a: str, b: str, address: str, judge: str | None, why: str) -> None:
    from isnad.ledger.verdicts import ENTITIES, Verdict

    if a == b:
        raise click.UsageError("A and B are the same key.")
    with opened(address) as ledger:
        known = {row["key"] for row in ledger.named()}
        for key in (a, b):
            if key not in known:
                raise click.ClickException(f"{address} names no {key!r}; see  isnad entities --find {key}")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        ledger.judge(Verdict(ENTITIES, verdict, a, b, judge or getpass.getuser(), why, now))
    messages.say(f"{a} and {b} are {'one' if verdict == 'join' else 'two'} now.")
