"""The matrix on a page: questions, events and denials down the days, one column a party."""

from isnad.faces.pages.links import Links, to
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag, text
from isnad.faces.pages.parts import FIELD, somebody, stretch
from isnad.faces.pages.sentences import asked, bounds
from isnad.faces.pages.values import amount_of
from isnad.faces.pages.words import LANGUAGES, both, party, say
from isnad.views.matrix import OTHERS, OUTLETS
from isnad.views.shapes import Record

WORDS = 90


def grid(shown: Record, links: Links, anchor: str = "matrix") -> Html:
    """Write one page of a matrix; `anchor` begins the anchor of its head."""
    if not shown["items"]:
        return tag("p", say("page", "nothing"), class_="none")
    columns = shown["columns"]
    heads = (tag("th", _party(column), scope="col") for column in columns)
    head = tag("thead", tag("tr", tag("th", say("matrix", "row"), scope="col", class_="of-row"), *heads))
    rows = join((_row(row, columns, links) for row in shown["items"]), Html("\n"))
    caption = tag("caption", say("view", "matrix"), class_="aside", id=f"{anchor}-head")
    table = tag("table", caption, head, tag("tbody", rows), class_="matrix")
    return tag("div", table, class_="wide", tabindex="0", role="region", aria_labelledby=f"{anchor}-head")


def _party(column: str) -> Html:
    if column == OTHERS:
        return say("matrix", "others")
    return say("matrix", "outlets") if column == OUTLETS else party(column)


def _row(row: Record, columns: list[str], links: Links) -> Html:
    days = tag("span", stretch(row["from"], row["to"]), class_="day-of")
    cells = (_cell(row, column, links) for column in columns)
    head = tag("th", days, Html(" "), _head(row, links), scope="row", class_="of-row")
    return tag("tr", head, *cells, class_=f"row {row['kind']}")


def _head(row: Record, links: Links) -> Html:
    if row["kind"] == "question":
        words = both({one: text(f"{asked(row, one)}: {bounds(row, one)}") for one in LANGUAGES})
        return to(links.question(row["id"]), words)
    if row["kind"] == "denial":
        return join(
            (tag("b", say("matrix", "denial")), foreign(short(row["text"], FIELD), class_="words")), Html(" ")
        )
    parts = [tag("b", say("type", row["type"]))]
    if row["mode"]:
        parts.append(tag("span", say("mode", row["mode"]), class_="mode"))
    sides = join((party(row["actor"]), Html(' <i class="arrow">→</i> '), party(row["recipient"])))
    parts.append(tag("span", sides, class_="sides"))
    if row["place"]:
        parts.append(foreign(short(row["place"], FIELD), class_="place"))
    return join(parts, Html(" "))


def _cell(row: Record, column: str, links: Links) -> Html:
    said = row["cells"][column]
    if not said:
        return tag("td", tag("span", say("matrix", "silent"), class_="aside"), class_="silent")
    items = join((_said(one, links) for one in said), Html("\n"))
    left = row["more"].get(column, 0)
    more = tag("li", say("matrix", "more", n=ltr(f"{left:,}", "n")), class_="role") if left else EMPTY
    denied = "denies" if any(one["denies"] for one in said) else None
    return tag("td", tag("ul", items, more), class_=denied)


def _words(one: Record) -> Html:
    """Write the words of a claim; of an event, which one word names, with some of its line."""
    if one["layer"] != "events":
        return foreign(short(one["text"], WORDS), class_="words")
    start, end = one["mark"]
    line = one["around"]
    tail = short(line[end:], WORDS)
    parts = (
        text(line[:start]),
        tag("b", text(line[start:end])),
        text(f" {tail}" if line[end : end + 1].isspace() else tail),
    )
    return tag("bdi", *parts, dir="auto", class_="words")


def _said(one: Record, links: Links) -> Html:
    if one["claim"] is None:
        href = links.place(one["document"], one["span"][0])
    else:
        href = links.claim(one["document"], one["layer"], one["number"])
    parts = [tag("b", say("matrix", "denies"), class_="denial-of")] if one["denies"] else []
    if "low" in one:
        parts.append(tag("b", amount_of(one)))
    parts.append(_words(one))
    who = one["speaker_name"] or one.get("outlet")
    name = tag("small", somebody(who, None, one.get("speaker_arabic")), class_="role") if who else EMPTY
    return tag("li", to(href, join(parts, Html(" "))), Html(" "), name)
