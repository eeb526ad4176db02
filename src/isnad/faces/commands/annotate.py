"""`isnad annotate`: read, and print what was read."""

import sys
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import click

from isnad.faces import messages, options
from isnad.faces.progress import Progress

if TYPE_CHECKING:
    from isnad.claims.reading import Reading
    from isnad.documents.document import Refused


@click.command(
    short_help="Read articles and print what they say as JSON lines.",
    epilog="Example:  isnad annotate news/ > annotated.jsonl",
)
@options.inputs
@options.published
@options.workers
@options.quiet
def annotate(inputs: tuple[str, ...], published: str | None, workers: int | None, quiet: bool) -> None:
    """Read articles and print each as one line of JSON, in the order of the inputs.

    INPUT is a file (text, HTML, JSON, JSON lines), a folder, which is read through, or - for
    standard input. A document that cannot be read is named with its reason on standard error,
    the others are read; the exit status is then 1.
    """
    from isnad.ledger.workers import readings

    with closing(readings(options.gather(inputs, published), workers)) as outcomes:
        refused = _printed(outcomes, Progress(quiet or sys.stdout.isatty()))
    sys.exit(messages.REFUSED if refused else messages.DONE)


def _printed(outcomes: "Iterator[Reading | Refused]", progress: Progress) -> int:
    """Print what was read, as it comes; give the number of refusals."""
    from isnad.documents.document import Refused
    from isnad.exports.contract import annotated
    from isnad.exports.records import encoded

    refused = 0
    output = sys.stdout.buffer
    for outcome in outcomes:
        if isinstance(outcome, Refused):
            refused += 1
            progress.clear()
            messages.refuse(outcome.source, outcome.reason)
            continue
        output.write(encoded(annotated(outcome)) + b"\n")
        output.flush()
        progress.step()
    progress.clear()
    return refused
