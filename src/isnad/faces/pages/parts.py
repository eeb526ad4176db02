"""Parts that many pages have: figures drawn by a script, forms that narrow a list, its further pages."""

import json
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from isnad.faces.pages.markup import EMPTY, Html, clean, foreign, join, ltr, short, tag, text
from isnad.faces.pages.words import LANGUAGES, both, plain, say, sentence, table
from isnad.faces.pages.words import count as counted
from isnad.views.shapes import Record

FIELD = 120
Choice = tuple[str, Mapping[str, str]]
"""A value, and its name in each language."""


def island(name: str, data: Record, *after: Html, class_: str = "") -> Html:
    """Give a figure that a script draws from `data`; what comes after it says the same without a script."""
    return tag(
        "figure",
        Html(f'<script type="application/json">{embedded(data)}</script>'),
        tag("div", class_="canvas"),
        *after,
        class_=f"island {class_}".strip(),
        data_island=name,
    )


def embedded(data: object) -> str:
    """Write data as JSON that can stand inside a page: nothing in it ends the element or begins a comment."""
    written = clean(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def told(section: str, *keys: str) -> dict[str, dict[str, str]]:
    """Give texts of the interface as data, in both languages."""
    return {key: {tongue: plain(section, key, tongue) for tongue in LANGUAGES} for key in keys}


def named(section: str, key: str) -> dict[str, str]:
    """Give one text of the interface as data, in both languages; a key that has none as it stands."""
    return {tongue: plain(section, key, tongue) for tongue in LANGUAGES}


def labels(section: str, key: str) -> dict[str, str]:
    """Give the attributes that name an element nobody sees a name of; a script puts it in the language."""
    names = named(section, key)
    return {"aria_label": names["en"], "data_label_en": names["en"], "data_label_ar": names["ar"]}


def option(value: str, names: Mapping[str, str], *, chosen: bool = False) -> Html:
    """Write one choice of a list; a script puts it in the language that is chosen."""
    mark = "" if chosen else None
    return tag(
        "option", text(names["en"]), value=value, selected=mark, data_en=names["en"], data_ar=names["ar"]
    )


def labelled(name: str, control: Html) -> Html:
    """Write a control with its label."""
    return tag("label", tag("span", say("narrow", name)), control)


def select(name: str, choices: Iterable[Choice], chosen: str | None, every: str | None = "") -> Html:
    """Write a list to choose from; the first choice, of value `every`, asks for nothing. None for no such."""
    options = [option(value, names, chosen=value == chosen) for value, names in choices]
    if every is not None:
        options.insert(0, option(every, named("narrow", "every"), chosen=chosen == every))
    return labelled(name, tag("select", *options, name=name, autocomplete="off"))


def order(choices: Sequence[str], chosen: str | None) -> Html:
    """Write the orders that a list can be put in."""
    options = [option(key, named("order", key), chosen=key == chosen) for key in choices]
    return labelled("order", tag("select", *options, name="order", autocomplete="off"))


def field(name: str, value: str | None, kind: str = "search") -> Html:
    """Write a field to type in."""
    return labelled(
        name, tag("input", type=kind, name=name, value=value or "", dir="auto", autocomplete="off")
    )


def day(name: str, value: str | None) -> Html:
    """Write a field for a day."""
    return labelled(name, tag("input", type="date", name=name, value=value or "", autocomplete="off"))


def narrow(action: str, *controls: Html, kept: Mapping[str, str | None] | None = None) -> Html:
    """Write the form that narrows a list; what it asks for stands in the address."""
    hidden = [
        tag("input", type="hidden", name=key, value=value) for key, value in (kept or {}).items() if value
    ]
    send = tag("button", say("narrow", "show"), type="submit")
    return tag("form", *controls, *hidden, send, class_="narrow", method="get", action=action, role="search")


def pager(shown: Record, path: str, asked: Mapping[str, str | None], noun: str) -> Html:
    """Say how many there are, and lead to the pages before and after."""
    head = tag("span", sentence("pager", "all", all=counted(shown["total"], noun)), class_="total")
    if shown["pages"] < 2:
        return tag("nav", head, class_="pager")
    here, last = shown["page"], shown["pages"]
    place = say("pager", "here", n=ltr(f"{here:,}", "n"), all=ltr(f"{last:,}", "n"))
    before = _step(path, asked, here - 1, "before") if here > 1 else EMPTY
    after = _step(path, asked, here + 1, "after") if here < last else EMPTY
    label = labels("pager", "label")
    return tag("nav", head, before, tag("span", place), after, class_="pager", **label)


def _step(path: str, asked: Mapping[str, str | None], page: int, key: str) -> Html:
    told = {**{name: value for name, value in asked.items() if value}, "page": str(page)}
    way = {"before": "prev", "after": "next"}[key]
    return tag("a", say("pager", key), href=f"{path}?{urlencode(told)}", rel=way)


def code_names(code: str | None) -> dict[str, str]:
    """Give who a code stands for, as data, in both languages."""
    from isnad.faces.pages.words import states

    if not code:
        return named("page", "nobody")
    land, _, sector = code.partition("-")
    row = states().get(land) or table()["body"].get(land) or {"en": land, "ar": land}
    role = table()["sector"].get(sector)
    if sector == "REB":
        return {one: f"{role[one]} ({row[one]})" for one in LANGUAGES}
    return {one: f"{row[one]} ({role[one]})" if role else str(row[one]) for one in LANGUAGES}


def somebody(name: str | None, code: str | None = None, arabic: str | None = None) -> Html:
    """Write a name as the ledger has it, in Arabic as the documents do; that it is not known for none."""
    if not name:
        return tag("span", say("page", "unknown"), class_="unknown")
    parts = [both({"en": foreign(short(name, FIELD)), "ar": foreign(short(arabic or name, FIELD))})]
    if code:
        parts.append(ltr(code, "code"))
    return join(parts, Html(" "))


def stretch(first: str | None, last: str | None) -> Html:
    """Write a stretch of days: one day, an interval, an open one, or that it is not known."""
    if first is None and last is None:
        return tag("span", say("day", "unknown"), class_="unknown")
    if first == last:
        return ltr(first or "", "iso")
    if first is None:
        return say("day", "until", latest=ltr(last or "", "iso"))
    if last is None:
        return say("day", "since", earliest=ltr(first, "iso"))
    return say("day", "fromto", earliest=ltr(first, "iso"), latest=ltr(last, "iso"))


def title_of(brief: Mapping[str, str | None]) -> Html:
    """Write a document's title, else how it begins, else its id."""
    if brief.get("title"):
        return foreign(short(brief["title"] or "", FIELD))
    if brief.get("opening"):
        return foreign(short(brief["opening"] or "", FIELD), class_="begins")
    return ltr(short(brief["id"] or "", FIELD), "id")


def cells(name: str, values: Iterable[tuple[str, Html]]) -> Html:
    """Write some counts with their nouns, in one line."""
    parts = (tag("span", value, class_=key) for key, value in values)
    return tag("p", join(parts, Html(" · ")), class_=name)


def many(n: int, noun: str) -> Html:
    """Write a number of things in the language around it."""
    return both(counted(n, noun))
