"""Statements by speaker: who said it, in which stance, the very words, and the chain."""

from dataclasses import dataclass

from isnad.claims.claim import Statement
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag
from isnad.faces.pages.sheet import Sheet
from isnad.faces.pages.values import addressee, chain, order, unknown
from isnad.faces.pages.words import party, say

WORDS = 700
CODE = 40

# A voice: whether it is unknown, its key, its name and its code.
Key = tuple[bool, str, str, str]
Order = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as an item of the list, with whose it is and what it is put in order by."""

    voice: Key
    stance: str
    head: Html
    order: Order
    markup: Html


def speaker(sheet: Sheet, statement: Statement) -> Key:
    """Give what statements of one speaker have in common, in every document."""
    who = statement.voice
    if who.key:
        return False, who.key, "", ""
    name = who.name or " ".join(sheet.reading.show(statement.speaker).split())
    return not name, "", name, who.code or ""


def heading(sheet: Sheet, statement: Statement) -> Html:
    """Write a speaker's name and whom he or she acts for."""
    name = statement.voice.name or sheet.reading.show(statement.speaker)
    shown = foreign(short(name, WORDS)) if name.strip() else unknown()
    return join((tag("span", shown, class_="who"), party(statement.voice.code)), Html(" "))


def said(sheet: Sheet, n: int, serial: int) -> Said:
    """Make the item of a sheet's statement `n`; `serial` is the sheet's place in the ledger."""
    statement = sheet.reading.statements[n]
    words = foreign(short(sheet.reading.show(statement.span), WORDS), class_="words")
    kind = short(statement.stance, CODE)
    stance = tag("span", say("stance", kind), class_="stance", data_stance=kind)
    to = addressee(sheet.reading, statement)
    foot = join((chain(sheet.reading, statement), tag("span", to, class_="to") if to else EMPTY), Html(" "))
    where = join((tag("span", sheet.day(), class_="day-of"), sheet.link()), Html(" "))
    markup = tag(
        "li",
        tag("p", stance, Html(" "), where, class_="about"),
        tag("p", sheet.to(f"-s{n}", words, class_="open"), class_="said"),
        tag("p", foot, class_="foot"),
        class_="row",
        data_stance=kind,
        data_opens=f"{sheet.key}-s{n}" if sheet.whole else None,
    )
    return Said(
        voice=speaker(sheet, statement),
        stance=kind,
        head=heading(sheet, statement),
        order=(*order(sheet.reading.day), serial, statement.span.start, n),
        markup=markup,
    )


def group(items: list[Said]) -> Html:
    """Write the statements of one speaker."""
    items = sorted(items, key=lambda item: item.order)
    head = tag("h3", items[0].head, Html(" "), ltr(f"{len(items):,}", "n size"))
    body = join((item.markup for item in items), Html("\n"))
    return tag("section", head, tag("ol", body), class_="voice")


def voices(items: list[Said]) -> Html:
    """Write the statements, those who speak most first, those who are not known last."""
    if not items:
        return tag("p", say("page", "nostatements"), class_="none")
    groups: dict[Key, list[Said]] = {}
    for item in items:
        groups.setdefault(item.voice, []).append(item)
    ordered = sorted(groups.items(), key=lambda pair: (pair[0][0], -len(pair[1]), pair[0]))
    sections = join((group(some) for _, some in ordered), Html("\n"))
    return join((sections, tag("p", say("page", "none"), class_="nothing", hidden="")), EMPTY)
