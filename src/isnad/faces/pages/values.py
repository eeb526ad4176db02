"""How the report writes a number, a day, a chain: in words, and never more than is known."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from isnad.claims.claim import Figure, Statement
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag
from isnad.faces.pages.words import party, rank, say
from isnad.mentions.day import Day
from isnad.names.name import Voice
from isnad.reading import Reading

UNKNOWN_LAST = "9999"
NAME = 200
ARROW = Html(' <i class="arrow">←</i> ')
OPEN = ("more_than", "at_least", "less_than", "at_most", "up_to")


def number(value: int) -> Html:
    """Write a whole number with its groups apart."""
    return ltr(f"{value:,}", "n")


def amount(figure: Figure) -> Html:
    """Write a figure's bounds with its modifier in words."""
    return _amount(figure.low, figure.high, figure.modifier)


def amount_of(record: Mapping[str, Any]) -> Html:
    """Write the bounds of a figure that is given as a record."""
    return _amount(record["low"], record["high"], record["modifier"])


def _amount(low: int | None, high: int | None, modifier: str) -> Html:
    if low is None and high is None:
        return say("page", "unknown")
    if low is None or high is None:
        open_end = "from" if high is None else "until"
        known = low if high is None else high
        assert known is not None
        return say("value", modifier if modifier in OPEN else open_end, n=number(known))
    if low == high:
        key = "about" if modifier == "about" else "exact"
        return say("value", key, n=number(low))
    return say("value", "vague" if modifier == "vague" else "between", low=number(low), high=number(high))


def subject(figure: Figure) -> Html:
    """Write what is counted and its state: people, killed."""
    parts = (say("what", figure.what), tag("span", say("status", figure.status), class_="status"))
    return join(parts, Html(" "))


def place(figure: Figure) -> tuple[int, int, str, str]:
    """Give the order of a figure's kind in the table."""
    return rank("status", figure.status), rank("what", figure.what), figure.status, figure.what


def iso(day: date | None) -> str | None:
    """Write one end of a day that may lie anywhere between two; None for an open end."""
    return None if day is None or day in (date.min, date.max) else day.isoformat()


def ends(day: Day) -> tuple[str | None, str | None]:
    """Give the first and the last day that a day may be, as ISO, None for an open end."""
    return iso(day.earliest), iso(day.latest)


def when(day: Day) -> Html:
    """Write a document's day: one day, the interval that is known, or that it is not known."""
    earliest, latest = ends(day)
    if earliest is None and latest is None:
        return tag("span", say("day", "unknown"), class_="unknown")
    if earliest == latest:
        return say("day", "one", day=ltr(earliest or "", "iso"))
    if earliest is None:
        return say("day", "until", latest=ltr(latest or "", "iso"))
    if latest is None:
        return say("day", "since", earliest=ltr(earliest, "iso"))
    return say("day", "between", earliest=ltr(earliest, "iso"), latest=ltr(latest, "iso"))


def order(day: Day) -> tuple[str, str]:
    """Give what documents are put in order by; what is not known comes last."""
    earliest, latest = ends(day)
    return earliest or latest or UNKNOWN_LAST, latest or UNKNOWN_LAST


def unknown() -> Html:
    """Say that something is not known."""
    return tag("span", say("page", "unknown"), class_="unknown")


def whose(code: str | None, *, guessed: bool = False) -> Html:
    """Write a party, that it is only a guess from the rest of the document, or that it is not known."""
    shown = party(code)
    if not shown:
        return unknown()
    return (
        join((shown, tag("small", say("page", "guess"), class_="unknown")), Html(" ")) if guessed else shown
    )


def civilians(figure: Figure) -> Html:
    """Write whether those counted are civilians; of things a dash."""
    if figure.civilian is None:
        return unknown() if figure.what == "person" else tag("span", Html("—"), class_="unknown")
    return say("civilian", "yes" if figure.civilian else "no")


def outlet(reading: Reading) -> Html:
    """Write a document's outlet."""
    name = reading.document.outlet
    return foreign(short(name, NAME)) if name else tag("span", say("page", "nooutlet"), class_="unknown")


def voice(reading: Reading, statement: Statement) -> Html:
    """Write who speaks: the name, else the words that stand for one, else that it is not known."""
    name = statement.voice.name or reading.show(statement.speaker)
    return foreign(short(name, NAME)) if name else unknown()


def carrier(who: Voice, words: str, role: str) -> Html:
    """Write one link of a chain with its role."""
    name = who.name or words
    shown = foreign(short(name, NAME)) if name else unknown()
    return join((shown, tag("small", say("role", role), class_="role")), Html(" "))


def chain(reading: Reading, statement: Statement | None) -> Html:
    """Write the chain from the outlet inwards; without a statement the outlet is the root."""
    if statement is None:
        own = tag("small", say("page", "own"), class_="role")
        return tag("span", tag("span", outlet(reading), class_="root"), Html(" "), own, class_="chain")
    links = [outlet(reading)]
    links += [carrier(link.voice, reading.show(link.span), link.role) for link in statement.via]
    links.append(tag("span", voice(reading, statement), class_="root"))
    return tag("span", join(links, ARROW), class_="chain")


def addressee(reading: Reading, statement: Statement) -> Html:
    """Write to whom it was said; nothing where the text does not say."""
    if statement.to is None:
        return EMPTY
    return join((say("column", "to"), foreign(short(reading.show(statement.to), NAME))), Html(" "))
