"""`isnad annotate`: read, and print what was read."""

import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import click

from isnad.faces import messages, options
from isnad.faces.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from isnad.documents.document import Refused


@click.command(
    short_help="Read articles and print what they say as JSON lines.",
    epilog="Example:  isnad annotate news/ > annotated.jsonl",
)
@options.inputs
@options.published
@options.known
@options.workers
@options.quiet
def annotate(
    inputs: tuple[str, ...],
    published: str | None,
    known: "tuple[Path, ...]",
    workers: int | None,
    quiet: bool,
) -> None:
    """Read articles and print each as one line of JSON, in the order of the inputs.

    INPUT is a file (text, HTML, JSON, JSON lines), a folder, which is read through, or - for
    standard input. A document that cannot be read is named with its reason on standard error,
    the others are read; the exit status is then 1.
    """
    from isnad.exports.records import line
    from isnad.ledger.workers import outcomes, pipeline

    documents = options.gather(inputs, published)
    with closing(outcomes(documents, partial(line, pipeline(known)), workers)) as lines:
        refused = _printed(lines, Progress(quiet or sys.stdout.isatty()))
    sys.exit(messages.REFUSED if refused else messages.DONE)


def _printed(lines: "Iterator[bytes | Refused]", progress: Progress) -> int:
    """Print what was read, as it comes; give the number of refusals."""
    refused = 0
    for line in lines:
        if isinstance(line, bytes):
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
            progress.step()
        else:
            refused += 1
            progress.clear()
            messages.refuse(line.source, line.reason)
    progress.clear()
    return refused
