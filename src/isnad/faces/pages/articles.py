"""The documents: a list of all, and each text in full with its marks and what was read in it."""

from collections.abc import Mapping

from isnad.faces.pages.figures import source
from isnad.faces.pages.marking import marked
from isnad.faces.pages.marks import Mark, gather, persons
from isnad.faces.pages.markup import EMPTY, Html, address, foreign, join, ltr, short, tag
from isnad.faces.pages.sheet import Sheet
from isnad.faces.pages.timeline import codes, day_of, kind
from isnad.faces.pages.values import addressee, amount, chain, civilians, outlet, subject, unknown
from isnad.faces.pages.words import code, say
from isnad.passages.span import Span

Forms = Mapping[str, Html]
WORDS = 110
FIELD = 200
ONWARD = Html(' <i class="arrow">→</i> ')


def listed(sheet: Sheet) -> Html:
    """Make the row of one document in the list of all."""
    reading = sheet.reading
    name = tag("a", sheet.name(), href=f"#{sheet.key}") if sheet.whole else sheet.name()
    opening = EMPTY if reading.document.title else sheet.opening()
    return tag(
        "tr",
        tag("th", name, Html(" "), opening, scope="row"),
        tag("td", outlet(reading), class_="outlet"),
        tag("td", sheet.day(), class_="day-of"),
        tag("td", ltr(f"{len(reading.statements):,}", "n"), class_="statements"),
        tag("td", ltr(f"{len(reading.figures):,}", "n"), class_="figures"),
        id=None if sheet.whole else sheet.key,
    )


def index(rows: list[Html]) -> Html:
    """Write the list of all documents."""
    if not rows:
        return tag("p", say("page", "nodocuments"), class_="none")
    names = (("column", "document"), ("column", "outlet"), ("column", "day"), ("list", "statements"))
    heads = [tag("th", say(*name), scope="col") for name in (*names, ("list", "figures"))]
    body = tag("tbody", join(rows, Html("\n")))
    return tag(
        "table", tag("thead", tag("tr", *heads)), body, class_="index", aria_labelledby="documents-head"
    )


def fact(key: str, value: Html) -> Html:
    """Write one thing that is known of a document."""
    return tag("div", tag("dt", say("column", key)), tag("dd", value))


def facts(sheet: Sheet) -> Html:
    """Write what the input said of a document, and how its day was found."""
    document, day = sheet.reading.document, sheet.reading.day
    how = EMPTY if day.method == "none" else tag("small", say("method", day.method))
    parts = [fact("outlet", outlet(sheet.reading)), fact("day", join((sheet.day(), how), Html(" ")))]
    if document.published:
        parts.append(fact("printed", ltr(short(document.published, FIELD))))
    if document.url:
        parts.append(fact("link", address(document.url)))
    if document.source:
        parts.append(fact("source", ltr(short(document.source, FIELD), "id")))
    return tag("dl", *parts)


def entry(sheet: Sheet, key: str, what: Html, *more: Html, form: Html = EMPTY) -> Html:
    """Write one reading in the list beside the text; the mark's panel shows the same."""
    details = join((tag("span", part, class_="more") for part in more if part), Html(" "))
    return tag("li", sheet.to(key, what), Html(" "), details, form, id=f"r-{sheet.key}{key}")


def figure_entries(sheet: Sheet, forms: Forms) -> list[Html]:
    """Write the figures of one text."""
    entries = []
    for n, figure in enumerate(sheet.reading.figures):
        what = join((tag("b", amount(figure)), subject(figure)), Html(" "))
        parties = [
            join((tag("span", say("column", key), class_="label"), code(value) or unknown()), Html(" "))
            for key, value in (("of", figure.of), ("by", figure.by))
        ]
        people = EMPTY if figure.civilian is None else civilians(figure)
        told = chain(sheet.reading, source(sheet, figure))
        form = forms.get(f"-f{n}", EMPTY)
        entries.append(entry(sheet, f"-f{n}", what, *parties, people, told, form=form))
    return entries


def event_entries(sheet: Sheet, forms: Forms) -> list[Html]:
    """Write the events of one text."""
    entries = []
    for n, event in enumerate(sheet.reading.events):
        parties = join((code(event.actor) or unknown(), code(event.recipient) or unknown()), ONWARD)
        day = ltr(day_of(event)) if event.date else EMPTY
        place = foreign(short(event.place, WORDS)) if event.place else EMPTY
        known = join((part for part in (day, place) if part), Html(" · "))
        form = forms.get(f"-e{n}", EMPTY)
        entries.append(entry(sheet, f"-e{n}", kind(event), parties, known, codes(event), form=form))
    return entries


def statement_entries(sheet: Sheet, forms: Forms) -> list[Html]:
    """Write the statements of one text."""
    entries = []
    for n, statement in enumerate(sheet.reading.statements):
        words = foreign(short(sheet.reading.show(statement.span), WORDS), class_="words")
        stance = tag("b", say("stance", statement.stance))
        manner = say("manner", statement.kind)
        told = chain(sheet.reading, statement)
        to = addressee(sheet.reading, statement)
        known = [part for part in (code(statement.voice.code), manner, to) if part]
        head, form = join((stance, words), Html(" ")), forms.get(f"-s{n}", EMPTY)
        entries.append(entry(sheet, f"-s{n}", head, told, join(known, Html(" · ")), form=form))
    return entries


def time_entries(sheet: Sheet) -> list[Html]:
    """Write the times of one text with what they stand for, given the document's day."""
    entries = []
    for n, time in enumerate(sheet.reading.times):
        words = foreign(short(sheet.reading.show(time.span), WORDS), class_="words")
        value = time.resolve(sheet.reading.day)
        meaning = ltr(str(value)) if value else unknown()
        entries.append(entry(sheet, f"-t{n}", words, join((say("column", "meaning"), meaning), Html(" "))))
    return entries


def name_entries(sheet: Sheet) -> list[Html]:
    """Write the names of one text, each once."""
    entries = []
    for n, first in enumerate(persons(sheet.reading)):
        if n != first:
            continue
        name = sheet.reading.names[n]
        words = foreign(short(sheet.reading.show(name.span), WORDS), class_="words")
        full = foreign(short(name.voice.name, WORDS)) if name.voice.name else EMPTY
        known = [part for part in (full, code(name.voice.code)) if part]
        entries.append(entry(sheet, f"-n{n}", words, join(known, Html(" · "))))
    return entries


def readings(sheet: Sheet, forms: Forms) -> Html:
    """Write all that was read in a text, each kind in a list that can be folded."""
    kinds = (
        ("figures", figure_entries(sheet, forms), ""),
        ("statements", statement_entries(sheet, forms), ""),
        ("events", event_entries(sheet, forms), ""),
        ("times", time_entries(sheet), None),
        ("names", name_entries(sheet), None),
    )
    lists = [
        tag(
            "details",
            tag("summary", say("list", name), Html(" "), ltr(f"{len(entries):,}", "n size")),
            tag("ul", join(entries, Html("\n"))),
            open=is_open,
        )
        for name, entries, is_open in kinds
        if entries
    ]
    return tag("aside", tag("h4", say("list", "read")), *lists, class_="read")


def article(sheet: Sheet, forms: Forms | None = None, place: Span | None = None) -> Html:
    """Write one document: what is known of it, its text with its marks, what was read.

    `forms` stand beside readings, by the ends of their anchors; `place` is marked as what was looked for.
    """
    marks = gather(sheet.reading, sheet.key)
    if place is not None:
        marks.append(Mark(place, "at", "", "at"))
    text = marked(sheet.reading.document.text, marks)
    head = tag("header", tag("h3", sheet.name(), id=f"{sheet.key}-head"), facts(sheet))
    body = tag("div", text, readings(sheet, forms or {}), class_="sheet")
    return tag("article", head, body, id=sheet.key, aria_labelledby=f"{sheet.key}-head")
