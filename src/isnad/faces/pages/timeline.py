"""The timeline: events in the order of their own days, each row opening its own words."""

from dataclasses import dataclass
from itertools import groupby

from isnad.events.event import Event
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag, text
from isnad.faces.pages.sheet import Sheet
from isnad.faces.pages.values import UNKNOWN_LAST, amount, chain, subject, unknown, whose
from isnad.faces.pages.words import code, say
from isnad.kinds.plover.plover import convert
from isnad.passages.span import Span

COLUMNS = ("event", "actor", "recipient", "where", "toll", "chain", "document")
BEFORE, AFTER = 40, 80
"""Letters of the sentence that stand before and behind the word that names an event."""
FIELD = 120

Order = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One event as a row of the timeline; `day` is its own, as ISO, empty where it is not told."""

    day: str
    type: str
    order: Order
    markup: Html


def day_of(event: Event) -> str:
    """Give the day of an event without its hour; an interval whole."""
    date = event.date or ""
    return date if "/" in date else date.partition("T")[0]


def around(whole: str, span: Span) -> Html:
    """Write the word at a span with some words of its line on either side, itself in bold."""
    start = max(whole.rfind("\n", 0, span.start) + 1, span.start - BEFORE)
    stop = whole.find("\n", span.end)
    end = min(len(whole) if stop < 0 else stop, span.end + AFTER)
    head, tail = whole[start : span.start], whole[span.end : end]
    if start and whole[start - 1] != "\n":
        head = "…" + (head if whole[start - 1] == " " else head.partition(" ")[2])
    if end < len(whole) and whole[end] != "\n":
        tail = (tail if whole[end] == " " else tail.rpartition(" ")[0]) + "…"
    parts = (text(head), tag("b", text(whole[span.start : span.end])), text(tail))
    return tag("bdi", *parts, dir="auto", lang="ar", class_="words")


def kind(event: Event) -> Html:
    """Write what an event is: PLOVER's type, its mode, and its status where it is not simply told."""
    parts = [tag("b", say("type", event.type))]
    if event.mode:
        parts.append(tag("span", say("mode", event.mode), class_="mode"))
    if event.status != "happened":
        parts.append(tag("small", say("state", event.status), class_="state", data_state=event.status))
    return join(parts, Html(" "))


def codes(event: Event) -> Html:
    """Write the event's names in PLOVER, in CAMEO and, where it has one, in ACLED."""
    named = convert(event.type, event.mode, event.actor, event.recipient)
    parts = [event.type + (f" {event.mode}" if event.mode else ""), f"CAMEO {named.code}"]
    if named.acled:
        parts.append(f"ACLED {named.acled.event}: {named.acled.sub}")
    return join((code(parts[0]), *(ltr(short(part, FIELD), "id") for part in parts[1:])), Html(" · "))


def toll(sheet: Sheet, event: Event) -> Html:
    """Write the figures that belong to an event, each opening its words."""
    figures = sheet.reading.figures
    known = [n for n in event.figures if 0 <= n < len(figures)]
    shown = [
        sheet.to(f"-f{n}", join((amount(figures[n]), subject(figures[n])), Html(" ")), class_="toll-of")
        for n in known
    ]
    return join(shown, Html(" ")) if shown else tag("span", Html("—"), class_="unknown")


def where(event: Event) -> Html:
    """Write where an event was; that it is not told where the text does not say."""
    return foreign(short(event.place, FIELD)) if event.place else unknown()


def row(sheet: Sheet, n: int, serial: int) -> Row:
    """Make the row of a sheet's event `n`; `serial` is the sheet's place in the ledger."""
    event = sheet.reading.events[n]
    statements = sheet.reading.statements
    at = event.statement
    said = statements[at] if at is not None and 0 <= at < len(statements) else None
    words = around(sheet.reading.document.text, event.span)
    told = chain(sheet.reading, said)
    cells = (
        tag(
            "th",
            sheet.to(f"-e{n}", join((kind(event), words), Html(" ")), "open"),
            scope="row",
            class_="event",
        ),
        tag("td", whose(event.actor), class_="actor"),
        tag("td", whose(event.recipient), class_="recipient"),
        tag("td", where(event), class_="where"),
        tag("td", toll(sheet, event), class_="toll"),
        tag("td", told if said is None else sheet.to(f"-s{at}", told), class_="chain-of"),
        tag("td", sheet.link(), class_="document"),
    )
    opens = f"{sheet.key}-e{n}" if sheet.whole else None
    day = day_of(event)
    return Row(
        day=day,
        type=event.type,
        order=(day or UNKNOWN_LAST, serial, event.span.start, n),
        markup=tag("tr", *cells, class_="row", data_opens=opens, data_type=event.type),
    )


def timeline(rows: list[Row]) -> Html:
    """Write the events by day; those of which no day is told come last."""
    if not rows:
        return tag("p", say("page", "noevents"), class_="none")
    ordered = sorted(rows, key=lambda row: row.order)
    heads = tag("thead", tag("tr", *(tag("th", say("column", n), scope="col", class_=n) for n in COLUMNS)))
    groups = [_day(day, list(some)) for day, some in groupby(ordered, key=lambda row: row.day)]
    table = tag("table", heads, *groups, class_="counts events", aria_labelledby="events-head")
    return join((table, tag("p", say("page", "none"), class_="nothing", hidden="")), EMPTY)


def _day(day: str, rows: list[Row]) -> Html:
    """Write the events of one day under it."""
    first, _, last = day.partition("/")
    if last:
        name = say("day", "between", earliest=ltr(first, "iso"), latest=ltr(last, "iso"))
    else:
        name = ltr(day, "iso") if day else say("day", "untold")
    size = ltr(f"{len(rows):,}", "n size")
    head = tag("th", name, Html(" "), size, scope="rowgroup", colspan=str(len(COLUMNS)))
    body = join((row.markup for row in rows), Html("\n"))
    return tag("tbody", tag("tr", head, class_="kind"), Html("\n"), body)
