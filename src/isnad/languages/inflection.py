"""Derives the written forms of verbs and nouns from their principal parts (`grammar.toml`).

All in folded letters. The derivation gives what news writes, not every form of the grammar.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Inflected = tuple[str, str]
"""A form and its label: part, gender (m f we), number (s d p), as in `past.f.s`."""

VERB_PARTS = ("past", "present", "participle")


def verb(
    row: Mapping[str, Any], grammar: Mapping[str, Any], fold: Callable[[str], str]
) -> Iterator[Inflected]:
    """Give the forms of a verb row: from its `past`, `present` and `participle`."""
    for part in VERB_PARTS:
        bases = row.get(part, ())
        for base in [bases] if isinstance(bases, str) else bases:
            for form, label in _endings(base, fold(base), part, grammar):
                yield form, label
                if part == "present":
                    yield from _persons(form, label, grammar)


def _endings(written: str, base: str, part: str, grammar: Mapping[str, Any]) -> Iterator[Inflected]:
    """Give a base's forms; which rule holds is seen in the written base, since folding levels its end."""
    rule = next(r for r in grammar[part] if any(written.endswith(e) for e in r["ends"]))
    for (ending, gender, number), off in zip(rule["on"], rule["off"], strict=True):
        yield (base[: len(base) - off] + ending), f"{part}.{gender}.{number}"


def _persons(form: str, label: str, grammar: Mapping[str, Any]) -> Iterator[Inflected]:
    persons = grammar["persons"]
    part, _, number = label.split(".")
    if form.startswith(persons["base"]):
        for letter, gender in persons["others"]:
            yield letter + form[1:], f"{part}.{gender}.{number}"


def noun(
    row: Mapping[str, Any], grammar: Mapping[str, Any], fold: Callable[[str], str]
) -> Iterator[Inflected]:
    """Give the forms of a noun row: `one` and its dual (`two` where irregular), `many` or `sound` plurals."""
    for one in map(fold, row.get("one", ())):
        yield one, "one"
        head, _, tail = one.partition(" ")
        rule = next(r for r in grammar["noun"] if any(head.endswith(e) for e in r["ends"]))
        stem = head[: len(head) - rule["off"]]
        behind = f" {tail}" if tail else ""
        if not tail and not rule["off"]:
            yield head + "\u0627", "one"
        if row.get("dual", True):
            for ending in rule["two"]:
                if row.get("sound") and ending in rule["many"]:
                    continue
                if len(ending) > 1 or rule["off"]:
                    yield stem + ending + behind, "two"
        for ending in rule["many"] if row.get("sound") else ():
            yield stem + ending + behind, "many"
    for label in ("two", "many"):
        yield from ((fold(word), label) for word in row.get(label, ()))


SHORT = 5
"""Letters from which on a verbal noun has a dual and a plural."""


def masdar(word: str, grammar: Mapping[str, Any]) -> Iterator[Inflected]:
    """Give the accusative, dual and plural of a verbal noun, folded."""
    accusative = grammar["accusative"]
    if not word.endswith(tuple(accusative["never"])):
        yield word + accusative["letter"], "noun"
    if len(word) < SHORT:
        return
    rule = next(r for r in grammar["masdar_forms"] if any(word.endswith(e) for e in r["ends"]))
    for ending in rule["on"]:
        yield word[: len(word) - rule["off"]] + ending, "many"
