"""`isnad compare`: what one sentence or headline says of another."""

import json
import sys
from collections.abc import Iterator

import click

from isnad.faces import messages, options


@click.command(
    short_help="Say whether one headline repeats or contradicts another.",
    epilog='Example:  isnad compare "$ONE" "$OTHER" --json',
)
@click.argument("texts", nargs=-1, required=True, metavar="TEXT TEXT | -")
@options.machine
def compare(texts: tuple[str, ...], machine: bool) -> None:
    """Say what one sentence or headline says of another: repeats, contradicts or unrelated, and why.

    With - pairs are read from standard input, a line each: {"a": TEXT, "b": TEXT}.
    """
    from isnad.languages.language import load
    from isnad.reconcile.compare import Comparer

    if texts == ("-",):
        pairs = _pairs()
    elif len(texts) == 2:
        pairs = iter([(texts[0], texts[1])])
    else:
        raise click.UsageError("Give two texts, or - alone.")
    comparer = Comparer(load("ar"))
    refused = 0
    for pair in pairs:
        if pair is None:
            refused += 1
            continue
        found = comparer.compare(*pair)
        if machine or texts == ("-",):
            record = {"verdict": found.verdict, "because": list(found.because), "scores": found.scores}
            sys.stdout.buffer.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
            sys.stdout.buffer.flush()
        else:
            click.echo(f"{found.verdict}: {'; '.join(found.because)}")
    sys.exit(messages.REFUSED if refused else messages.DONE)


def _pairs() -> Iterator[tuple[str, str] | None]:
    """Read pairs from standard input; a line that is none is named, and the others go on."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield str(row["a"]), str(row["b"])
        except (ValueError, TypeError, KeyError):
            messages.refuse(f"line {number}", 'no pair; a line is {"a": TEXT, "b": TEXT}')
            yield None
