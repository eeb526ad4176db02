"""The report's own words, in English and Arabic, each shown by the language that is chosen."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from isnad.faces.pages.markup import EMPTY, Html, join, ltr, short, tag, text

LANGUAGES = ("en", "ar")
CODE = 40
PLACE = re.compile(r"\{(\w+)\}")


@cache
def table() -> dict[str, Any]:
    """Load the texts of the interface."""
    words: dict[str, Any] = {}
    for name in ("words.toml", "workbench.toml"):
        for section, rows in tomllib.loads(files(__package__).joinpath(name).read_text("utf-8")).items():
            words.setdefault(section, {}).update(rows)
    return words


@cache
def states() -> dict[str, dict[str, str]]:
    """Give the names of states by code, in both languages."""
    rows = tomllib.loads(files("isnad.known").joinpath("states.toml").read_text("utf-8"))["state"]
    return {row["code"]: {"en": row["name"], "ar": row["names"][0]} for row in rows}


def filled(pattern: str, values: dict[str, Html]) -> Html:
    """Escape `pattern` and put markup in the place of its {names}."""
    return Html(PLACE.sub(lambda place: values.get(place[1], text(place[0])), text(pattern)))


def both(texts: dict[str, Html]) -> Html:
    """Give one thing in both languages, of which the page shows one."""
    if texts["en"] == texts["ar"]:
        return texts["en"]
    return join(tag("span", texts[tongue], lang=tongue, class_="w") for tongue in LANGUAGES)


def say(section: str, key: str, **values: Html) -> Html:
    """Give a text of the interface in both languages; a key that has none as it stands."""
    row = table()[section].get(key)
    if row is None:
        return ltr(short(key, CODE))
    return both({tongue: filled(row[tongue], values) for tongue in LANGUAGES})


def plain(section: str, key: str, tongue: str) -> str:
    """Give a text in one language, where no markup can stand."""
    row = table()[section].get(key)
    return short(key, CODE) if row is None else str(row[tongue])


def form(n: int, tongue: str) -> str:
    """Name the plural form of `n`, by the Unicode rules for the language."""
    if tongue == "en":
        return "one" if n == 1 else "other"
    if n <= 2:
        return ("zero", "one", "two")[n]
    rest = n % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def count(n: int, noun: str) -> dict[str, Html]:
    """Give `n` of a noun in each language, in the number that the language wants."""
    row = table()["count"][noun]
    number = ltr(f"{n:,}", "n")
    return {tongue: filled(row[tongue][form(n, tongue)], {"n": number}) for tongue in LANGUAGES}


def sentence(section: str, key: str, **counts: dict[str, Html]) -> Html:
    """Give a text whose {names} are counts, each in the language of the text around it."""
    row = table()[section][key]
    return both(
        {
            tongue: filled(row[tongue], {name: value[tongue] for name, value in counts.items()})
            for tongue in LANGUAGES
        }
    )


def rank(section: str, key: str) -> int:
    """Give the place of a key in its section; those not there come last."""
    order = list(table()[section])
    return order.index(key) if key in order else len(order)


def code(of: str | None) -> Html:
    """Show a code alone; empty for none."""
    return ltr(short(of, CODE), "code") if of else EMPTY


def party(of: str | None) -> Html:
    """Show who a code stands for, with the code; empty for none."""
    if not of:
        return EMPTY
    land, _, sector = of.partition("-")
    row = states().get(land) or table()["body"].get(land)
    names = both({tongue: text(row[tongue]) for tongue in LANGUAGES}) if row else ltr(short(land, CODE))
    role = table()["sector"].get(sector)
    if role:
        parts = {tongue: text(role[tongue]) for tongue in LANGUAGES}
        names = join((names, tag("span", both(parts), class_="sector")))
    return join((names, code(of)), Html(" "))
