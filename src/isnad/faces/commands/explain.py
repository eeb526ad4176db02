"""`isnad explain`: which rule and which data row made each claim."""

import sys
from typing import TYPE_CHECKING

import click

from isnad.faces import messages, options
from isnad.faces.opening import opened

if TYPE_CHECKING:
    from isnad.faces.explanation import Note
    from isnad.reading import Reading


@click.command(
    short_help="Show why a document was read as it was.",
    epilog="Example:  isnad explain 000_report --ledger news.ledger --at 120",
)
@click.argument("document")
@options.ledger
@click.option(
    "--at", metavar="START", type=click.IntRange(0), help="Only what stands at this character of the text."
)
@click.option("--json", "machine", is_flag=True, help="Print JSON, for programs.")
def explain(document: str, address: str, at: int | None, machine: bool) -> None:
    """Show each claim of a document: its words, what was read in them, by which rule, from which row.

    DOCUMENT is its id in the ledger. Characters are counted from 0, as in every span.
    """
    from isnad.faces import explanation

    with opened(address) as ledger:
        reading = ledger.reading(document)
    found = explanation.notes(reading, at)
    if at is not None and not found:
        raise click.ClickException(_nothing(reading, at))
    if machine:
        from isnad.exports.records import encoded

        record = {"document": reading.document.id, "claims": [note.record() for note in found]}
        sys.stdout.buffer.write(encoded(record) + b"\n")
        return
    _show(reading, found)


def _nothing(reading: "Reading", at: int) -> str:
    from isnad.faces import explanation

    size = len(reading.document.text)
    if at >= size:
        return f"{reading.document.id} has {size:,} characters; --at {at} is behind its end."
    near = explanation.nearest(reading, at)
    hint = f" The nearest claim is a {near.kind} at {near.span.start}." if near and near.span else ""
    return f"No claim was read at character {at} of {reading.document.id}.{hint}"


def _show(reading: "Reading", found: "list[Note]") -> None:
    """Print the notes, in 80 columns; on a terminal, Arabic is kept apart from what stands around it."""
    from isnad.faces.terminal import labelled, plain

    isolate = sys.stdout.isatty()
    document = reading.document
    head = [document.id, document.outlet or "outlet unknown", messages.many(len(document.text), "character")]
    click.secho(plain(", ".join(head)), bold=True)
    for note in found:
        click.echo()
        place = f" at {note.span.start}-{note.span.end}" if note.span else ""
        click.secho(f"{note.kind}{place}", fg="cyan")
        lines = [("words", note.words), ("read as", note.says)]
        for reason in note.because:
            lines += [("rule", reason.rule), ("row", reason.row), ("from", reading.show(reason.span))]
        for label, text in lines:
            for line in labelled(label, text, isolate) if text else ():
                click.echo(line)
