"""`isnad stories`, `questions`, `relations`, `copies`: what a ledger says across its documents."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from isnad.faces import options
from isnad.faces.messages import many
from isnad.faces.opening import opened

if TYPE_CHECKING:
    from pathlib import Path

SEEN = {"updated": "updated by", "part": "part of"}
"""Verdicts whose name wants a word before the other answer's number."""
Show = Callable[[str, str], None]


def _options(command: options.Command) -> options.Command:
    """Give a command the ledger, a chronology of its own and `--json`."""
    return options.ledger(options.chronology(options.machine(command)))


def _records(address: str, chronology: "Path | None", of: str) -> list[dict[str, Any]]:
    """Give the records of a ledger as remembered; with a chronology of one's own, worked out anew."""
    from isnad.reconcile.chronology import read
    from isnad.reconcile.whole import Whole
    from isnad.views.contract import remembered, worked_out
    from isnad.views.memory import Memory
    from isnad.views.remembering import refresh

    with opened(address) as ledger:
        if chronology:
            return worked_out(Whole(ledger, read(chronology)), of)
        with Memory(ledger) as memory:
            refresh(memory)
            return remembered(memory, of)


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
    found = _records(address, chronology, "stories")
    if machine:
        _print(found)
        return
    show = _shower()
    for story in found:
        _head(story["title"])
        show("story", f"{story['story']}, {_stretch(story['from'], story['to'])}")
        for paper in story["documents"]:
            day = paper["published"]
            why = next((b["words"] for b in reversed(day["because"]) if b["rule"] != "conflict"), "")
            stretch = _stretch(day["earliest"], day["latest"])
            show("", f"{paper['id']}  {stretch}{f': {why}' if why else ''}")


def _stretch(first: str | None, last: str | None) -> str:
    """Write an interval in words."""
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
    found = _records(address, chronology, "questions")
    found = [
        asked
        for asked in found
        if status in (None, asked["question"]["status"]) and story in (None, asked["question"]["story"])
    ]
    if machine:
        _print(found)
        return
    show = _shower()
    for asked in found:
        _question(asked, show)


def _question(asked: dict[str, Any], show: Show) -> None:
    """Print one question with its answers; the numbers are those of the JSON."""
    from isnad.reconcile.verdicts import seen

    kind, low, high = asked["question"], asked["lowest"], asked["highest"]
    of = f" of {kind['of']}" if kind["of"] else ""
    where = f", {kind['place']}" if kind["place"] else ""
    civilian = {True: " (civilians)", False: " (not civilians)", None: ""}[kind["civilian"]]
    bounds = f"{low:,}" if low is not None else "unknown"
    if high is not None and high != low:
        bounds += f" to {high:,}"
    _head(f"{kind['what']} {kind['status']}{of}{civilian}{where}: {bounds}")
    word = f"on the word of {asked['on_the_word_of']}"
    show("told", f"reported by {asked['reported_by']}, {word}; story {kind['story']}")
    lows = [answer["low"] for answer in asked["answers"]]
    for n, answer in enumerate(asked["answers"]):
        links = [
            answer["outlet"] or answer["document"],
            *answer["via"],
            answer["root_name"] or answer["root"],
        ]
        show(f"{n}", f"{answer['text']} | {' ← '.join(links)} | as of {answer['as_of'] or 'unknown'}")
        named = [(seen(one["verdict"], n, one["answer"], lows), one["answer"]) for one in answer["verdicts"]]
        if named:
            show("", ", ".join(f"{SEEN.get(name, name)} {other}" for name, other in named))


@click.command(
    short_help="List who denies, repeats or bears out whom.",
    epilog="Example:  isnad relations --ledger news.ledger --verdict denies",
)
@click.option("--verdict", metavar="VERDICT", help="Only one verdict (repeats, corroborates, denies ...).")
@_options
def relations(address: str, chronology: "Path | None", machine: bool, verdict: str | None) -> None:
    """List what statements of one story are to one another, each pair with its words and the reason."""
    found = _records(address, chronology, "relations")
    found = [relation for relation in found if verdict in (None, relation["verdict"])]
    if machine:
        _print(found)
        return
    show = _shower()
    for relation in found:
        _head(f"{relation['verdict']}: {relation['because']}")
        for said in (relation["a"], relation["b"]):
            show("", f"{said['document']}, {said['speaker_name']}: {said['text']}")


@click.command(
    short_help="List copied documents and passages.", epilog="Example:  isnad copies --ledger news.ledger"
)
@click.option("--kind", type=click.Choice(("document", "passage")), help="Only those of one kind.")
@_options
def copies(address: str, chronology: "Path | None", machine: bool, kind: str | None) -> None:
    """List the documents that are another one's text, and the passages that stand in two documents."""
    found = _records(address, chronology, "copies")
    found = [copy for copy in found if kind in (None, copy["kind"])]
    if machine:
        _print(found)
        return
    show = _shower()
    with opened(address) as ledger:
        for copy in found:
            first = f", {copy['first']} first" if copy["first"] else ""
            alike = f"{copy['likeness']:.0%} alike{first}"
            _head(f"{copy['kind']}: {copy['a']['document']}, {copy['b']['document']}: {alike}")
            if copy["kind"] == "passage":
                for side in (copy["a"], copy["b"]):
                    show("", ledger.document(side["document"]).text[slice(*side["span"])])
        if not found:
            click.echo(f"No copies among {many(len(ledger), 'document')}.")
