"""`isnad entities`: who and what a ledger names."""

import sys
from typing import TYPE_CHECKING

import click

from isnad.faces import options
from isnad.faces.messages import many
from isnad.faces.opening import opened

if TYPE_CHECKING:
    from isnad.ledger.entities import Entity

KINDS = ("person", "place", "organization", "armed_group", "party")


@click.command(
    short_help="List people, places, bodies and forces.",
    epilog="Example:  isnad entities --ledger news.ledger --kind person",
)
@options.ledger
@click.option("--kind", type=click.Choice(KINDS), help="Only those of one kind.")
@click.option("--find", "wanted", metavar="WORDS", help="Only those with these words in a name or key.")
@click.option("--limit", metavar="N", type=click.IntRange(1), help="The N named most often.")
@options.machine
def entities(address: str, kind: str | None, wanted: str | None, limit: int | None, machine: bool) -> None:
    """List who and what the documents name: key, name, code, how often, in which spellings.

    One thing has one key, in all documents and however it is spelled. A name marked with ~ is only
    put into Latin letters. Join two keys that are one with «isnad judge join».
    """
    from isnad.ledger.entities import entities as named

    with opened(address) as ledger:
        found = [entity for entity in named(ledger) if kind in (None, entity.kind)]
    if wanted is not None:
        found = [entity for entity in found if _has(entity, wanted)]
    found = found[:limit]
    if machine:
        from isnad.exports.records import encoded

        sys.stdout.buffer.write(encoded([entity.record() for entity in found]) + b"\n")
        return
    for entity in found:
        _show(entity)


def _has(entity: "Entity", wanted: str) -> bool:
    """Say whether the words stand in one of the entity's names, spelled in whatever way."""
    from isnad.languages.language import load

    plain = load("ar").letters.plain
    return any(plain(wanted) in plain(text) for text in (entity.key, entity.name, *entity.spellings))


def _show(entity: "Entity") -> None:
    """Print one entity in 80 columns."""
    from isnad.faces.terminal import labelled, plain

    isolate = sys.stdout.isatty()
    mark = "~" if entity.romanised else ""
    head = f"{mark}{entity.name}  {entity.kind}{f'  {entity.code}' if entity.code else ''}"
    click.secho(plain(head), bold=True)
    place = f", at {entity.lat:.2f}, {entity.lon:.2f}" if entity.lat is not None else ""
    times = f"{many(entity.mentions, 'time')} in {many(len(entity.documents), 'document')}{place}"
    spelled = " · ".join(f"{word} {count}" for word, count in entity.spellings.most_common())
    lines = [("key", entity.key), ("named", times), ("spelled", spelled)]
    lines += [("joined", f"{key} ({why})") for key, why in sorted(entity.joined.items())]
    for label, text in lines:
        for line in labelled(label, text, isolate):
            click.echo(line)
