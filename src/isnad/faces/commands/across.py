"""`isnad stories`, `questions`, `relations`, `copies`: what a ledger says across its documents."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from isnad.faces import options
from isnad.faces.messages import many
from isnad.faces.opening import opened

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from isnad.reconcile.questions import Question
    from isnad.reconcile.whole import Whole

SEEN = {"updated": "updated by", "part": "part of"}
"""Verdicts whose name wants a word before the other answer's number."""
Show = Callable[[str, str], None]


def _options(command: options.Command) -> options.Command:
    """Give a command the ledger, a chronology of its own and `--json`."""
    return options.ledger(options.chronology(options.machine(command)))


@contextmanager
def _whole(address: str, chronology: "Path | None") -> "Iterator[Whole]":
    from isnad.reconcile.chronology import read
    from isnad.reconcile.whole import Whole

    with opened(address) as ledger:
        yield Whole(ledger, read(chronology) if chronology else ())


def _print(records: list[dict[str, Any]]) -> None:
    from isnad.exports.records import encoded

    sys.stdout.buffer.write(encoded(records) + b"\n")


def _shower() -> Show:
    """Give what prints a label and its words in 80 columns, Arabic in order."""
    from isnad.faces.terminal import labelled

    isolate = sys.stdout.isatty()

    def show(label: str, words: str) -> None:
        for line in labelled(label, words, isolate):
            click.echo(line)

    return show


def _head(words: str) -> None:
    from isnad.faces.terminal import plain, wrapped

    for line in wrapped(plain(words), 80):
        click.secho(line, bold=True)


@click.command(
    short_help="List stories and their documents.", epilog="Example:  isnad stories --ledger news.ledger"
)
@_options
def stories(address: str, chronology: "Path | None", machine: bool) -> None:
    """List the stories: documents about one stretch of events, by when, where and who.

    Each document stands with its day, or with the days that are left and what decided them.
    """
    from isnad.exports import across

    with _whole(address, chronology) as whole:
        if machine:
            _print([across.story(story, whole.readings, whole.days) for story in whole.stories])
            return
        show = _shower()
        for story in whole.stories:
            _head(story.title)
            show("story", f"{story.key}, {_stretch(story.earliest, story.latest)}")
            for id in story.documents:
                day = whole.days[id]
                why = next((words for rule, _, words in reversed(day.because) if rule != "conflict"), "")
                show("", f"{id}  {_stretch(day.earliest, day.latest)}{f': {why}' if why else ''}")


def _stretch(earliest: "date", latest: "date") -> str:
    """Write an interval in words."""
    from isnad.exports.across import end

    first, last = end(earliest), end(latest)
    if first is None and last is None:
        return "day not known"
    if first == last:
        return str(first)
    if first is None:
        return f"not after {last}"
    return f"not before {first}" if last is None else f"{first} to {last}"


@click.command(
    short_help="List how many, on whose word, and what disagrees.",
    epilog="Example:  isnad questions --ledger news.ledger --status killed",
)
@click.option("--status", metavar="STATE", help="Only those of one state (killed, wounded, taken ...).")
@click.option("--story", metavar="KEY", help="Only those of one story.")
@_options
def questions(
    address: str, chronology: "Path | None", machine: bool, status: str | None, story: str | None
) -> None:
    """List the questions that figures answer, each with its answers, roots and verdicts.

    All who speak for one army, government or group are one root.
    Nothing is averaged and no winner is picked: lowest and highest stand with who gives them.
    """
    from isnad.exports import across

    with _whole(address, chronology) as whole:
        found = [q for q in whole.questions if status in (None, q.status) and story in (None, q.story)]
        if machine:
            ids = whole.ledger.claim_ids()
            _print([across.question(asked, ids) for asked in found])
            return
        show = _shower()
        for asked in found:
            _question(asked, show)


def _question(asked: "Question", show: Show) -> None:
    """Print one question with its answers; the numbers are those of the JSON."""
    from isnad.reconcile.verdicts import seen

    of = f" of {asked.of}" if asked.of else ""
    where = f", {asked.place}" if asked.place else ""
    civilian = {True: " (civilians)", False: " (not civilians)", None: ""}[asked.civilian]
    bounds = f"{asked.lowest:,}" if asked.lowest is not None else "unknown"
    if asked.highest is not None and asked.highest != asked.lowest:
        bounds += f" to {asked.highest:,}"
    _head(f"{asked.what} {asked.status}{of}{civilian}{where}: {bounds}")
    show("told", f"reported by {len(asked.outlets)}, on the word of {len(asked.roots)}; story {asked.story}")
    for n, answer in enumerate(asked.answers):
        chain = " ← ".join([answer.outlet or answer.document, *answer.via, answer.root_name or answer.root])
        show(f"{n}", f"{answer.text} | {chain} | as of {answer.as_of or 'unknown'}")
        verdicts = ", ".join(
            f"{SEEN.get(name, name)} {other}"
            for other, verdict, _ in answer.verdicts
            for name in [seen(verdict, n, other, asked.answers)]
        )
        if verdicts:
            show("", verdicts)


@click.command(
    short_help="List who denies, repeats or bears out whom.",
    epilog="Example:  isnad relations --ledger news.ledger --verdict denies",
)
@click.option("--verdict", metavar="VERDICT", help="Only one verdict (repeats, corroborates, denies ...).")
@_options
def relations(address: str, chronology: "Path | None", machine: bool, verdict: str | None) -> None:
    """List what statements of one story are to one another, each pair with its words and the reason."""
    with _whole(address, chronology) as whole:
        found = [relation for relation in whole.relations if verdict in (None, relation.verdict)]
        if machine:
            _print([relation.record() for relation in found])
            return
        show = _shower()
        for relation in found:
            _head(f"{relation.verdict}: {relation.because}")
            for said in (relation.a, relation.b):
                show("", f"{said.document}, {said.speaker}: {said.text}")


@click.command(
    short_help="List copied documents and passages.", epilog="Example:  isnad copies --ledger news.ledger"
)
@click.option("--kind", type=click.Choice(("document", "passage")), help="Only those of one kind.")
@_options
def copies(address: str, chronology: "Path | None", machine: bool, kind: str | None) -> None:
    """List the documents that are another one's text, and the passages that stand in two documents."""
    with _whole(address, chronology) as whole:
        found = [copy for copy in whole.copies if kind in (None, copy.kind)]
        if machine:
            _print([copy.record() for copy in found])
            return
        show = _shower()
        for copy in found:
            first = f", {copy.first} first" if copy.first else ""
            _head(f"{copy.kind}: {copy.a.document}, {copy.b.document}: {copy.likeness:.0%} alike{first}")
            if copy.kind == "passage":
                for side in (copy.a, copy.b):
                    show("", whole.readings[side.document].show(side.span))
        if not found:
            click.echo(f"No copies among {many(len(whole.readings), 'document')}.")
