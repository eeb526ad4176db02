"""Reasons: what decided a document's day, in words; in Arabic the kind of reason and what it rests on."""

import re
from collections.abc import Sequence
from typing import Any

from isnad.faces.pages.markup import EMPTY, Html, foreign, short, tag
from isnad.faces.pages.words import both, plain, table

LONGEST = 200
RESTS = re.compile("\\d{4}(?:-\\d{2}){0,2}|[\\u0600-\\u06ff][\\u0600-\\u06ff\\s/0-9]*")
"""What a reason rests on: days, and words of the text."""


def reason(because: Sequence[dict[str, Any]]) -> Html:
    """Write the last reason for a day, conflicts aside; nothing where there is none."""
    one = next((one for one in reversed(because) if one["rule"] != "conflict"), None)
    if one is None:
        return EMPTY
    words = str(one["words"])
    told = {"en": foreign(short(words, LONGEST)), "ar": foreign(short(_arabic(one["rule"], words), LONGEST))}
    return tag("small", both(told), class_="role")


def _arabic(rule: str, words: str) -> str:
    if rule not in table()["because"]:
        return words
    rests = list(dict.fromkeys(found.strip() for found in RESTS.findall(words)))
    head = plain("because", rule, "ar")
    return f"{head}: {plain('sentence', 'comma', 'ar').join(rests)}" if rests else head
