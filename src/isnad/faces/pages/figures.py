"""The table of figures: what was counted, on whose word, each row opening its own words."""

from dataclasses import dataclass
from itertools import groupby

from isnad.claims.claim import Figure, Statement
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag
from isnad.faces.pages.sheet import Sheet
from isnad.faces.pages.values import amount, chain, civilians, order, place, subject, whose
from isnad.faces.pages.words import say

COLUMNS = ("value", "of", "by", "civilian", "chain", "day", "document")
WORDS = 120

Order = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as a row of the table, with what it is grouped and put in order by."""

    group: tuple[int, int, str, str]
    order: Order
    head: Html
    markup: Html


def source(sheet: Sheet, figure: Figure) -> Statement | None:
    """Give the statement that a figure stands in, None in the document's own voice."""
    statements = sheet.reading.statements
    n = figure.statement
    return statements[n] if n is not None and 0 <= n < len(statements) else None


def row(sheet: Sheet, n: int, serial: int) -> Row:
    """Make the row of a sheet's figure `n`; `serial` is the sheet's place in the ledger."""
    figure = sheet.reading.figures[n]
    said = source(sheet, figure)
    words = foreign(short(sheet.reading.show(figure.span), WORDS), class_="words")
    value = sheet.to(f"-f{n}", join((tag("b", amount(figure)), words), Html(" ")), class_="open")
    told = chain(sheet.reading, said)
    cells = (
        tag("th", value, scope="row", class_="value"),
        tag("td", whose(figure.of, guessed="of" in figure.guessed), class_="of"),
        tag("td", whose(figure.by, guessed="by" in figure.guessed), class_="by"),
        tag("td", civilians(figure), class_="civilian"),
        tag("td", told if said is None else sheet.to(f"-s{figure.statement}", told), class_="chain-of"),
        tag("td", sheet.day(), class_="day-of"),
        tag("td", sheet.link(), class_="document"),
    )
    opens = f"{sheet.key}-f{n}" if sheet.whole else None
    return Row(
        group=place(figure),
        order=(*order(sheet.reading.day), serial, figure.span.start, n),
        head=subject(figure),
        markup=tag("tr", *cells, class_="row", data_opens=opens),
    )


def columns() -> Html:
    """Write the heads of the columns."""
    heads = (tag("th", say("column", name), scope="col", class_=name) for name in COLUMNS)
    return tag("thead", tag("tr", *heads))


def kind_of(group: tuple[int, int, str, str]) -> str:
    """Give the name by which the script knows a kind of figure."""
    _, _, status, what = group
    return f"{short(what, WORDS)} {short(status, WORDS)}"


def group(rows: list[Row]) -> Html:
    """Write the rows of one kind under a head that names it."""
    kind = kind_of(rows[0].group)
    size = ltr(f"{len(rows):,}", "n size")
    head = tag("th", rows[0].head, Html(" "), size, scope="rowgroup", colspan=str(len(COLUMNS)))
    body = join((row.markup for row in rows), Html("\n"))
    return tag("tbody", tag("tr", head, class_="kind"), Html("\n"), body, data_kind=kind)


def figures(rows: list[Row]) -> Html:
    """Write the table; a plain word where there is no figure."""
    if not rows:
        return tag("p", say("page", "nofigures"), class_="none")
    ordered = sorted(rows, key=lambda row: (row.group, row.order))
    groups = [group(list(some)) for _, some in groupby(ordered, key=lambda row: row.group)]
    table = tag("table", columns(), *groups, class_="counts", aria_labelledby="figures-head")
    return join((table, tag("p", say("page", "none"), class_="nothing", hidden="")), EMPTY)
