"""Language tables → lexicon entries.

A file that has a `[shapes]` table feeds the lexicon: each of its arrays named there is a
category, each row's `words`, verb parts (`past present participle noun also`) and noun parts
(`one many`) are entries of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from isnad.languages import inflection
from isnad.languages.letters import Letters
from isnad.languages.lexicon import TOKEN, Entry
from isnad.languages.rows import TYPED


def of(tables: Mapping[str, Mapping[str, Any]], letters: Letters) -> Iterator[Entry]:
    """Give every entry of every table of a language."""
    grammar = tables["grammar"]
    for table in tables.values():
        for category, shape in table.get("shapes", {}).items():
            for row in table.get(category, ()):
                accompanied = _accompanied(row, table.get("company", {}))
                yield from row_entries(accompanied, category, shape, grammar, letters)


def _accompanied(row: Mapping[str, Any], sets: Mapping[str, list[str]]) -> Mapping[str, Any]:
    """Put the words of the file's `[company]` in the place of their names in a row («=sport»).

    Raises `KeyError` with the name where there is no such set.
    """
    named = {
        key: [word for entry in row[key] for word in (sets[entry[1:]] if entry.startswith("=") else [entry])]
        for key in ("with", "without")
        if any(entry.startswith("=") for entry in row.get(key, ()))
    }
    return {**row, **named} if named else row


def row_entries(
    row: Mapping[str, Any], category: str, shape: str, grammar: Mapping[str, Any], letters: Letters
) -> Iterator[Entry]:
    """Give the entries of one row, each written form once."""
    seen: set[tuple[str, str]] = set()
    without = frozenset(map(letters.plain, row.get("without", ())))
    shape = row.get("shape", shape)
    typed = TYPED.get(category)
    payload = typed(row, letters) if typed else row
    accusative = grammar["accusative"] if shape == "noun" else None
    for form, label in _forms(row, grammar, letters, accusative):
        kind = _shape(shape, label)
        if (form, kind) not in seen and form not in without:
            seen.add((form, kind))
            yield phrase(form, category, payload, kind, label)


def phrase(folded: str, category: str, row: object, shape: str, label: str = "") -> Entry:
    """Make the entry of a folded word or phrase, its words cut as those of a text are."""
    plain = folded.replace(" ", "").isalpha()
    word, *rest = folded.split() if plain else (token.group() for token in TOKEN.finditer(folded))
    return Entry(category, word, tuple(rest), row, shape, label)


def _forms(
    row: Mapping[str, Any],
    grammar: Mapping[str, Any],
    letters: Letters,
    accusative: Mapping[str, Any] | None,
) -> Iterable[inflection.Inflected]:
    for word in map(letters.plain, row.get("words", ())):
        yield word, "word"
        if accusative is not None:
            head, space, tail = word.partition(" ")
            if not head.startswith(accusative["article"]) and not head.endswith(tuple(accusative["never"])):
                yield head + accusative["letter"] + space + tail, "word"
    yield from inflection.verb(row, grammar, letters.plain)
    nouns = row.get("noun", ())
    for word in [nouns] if isinstance(nouns, str) else nouns:
        yield letters.plain(word), "noun"
        if "type" in row:
            yield from inflection.masdar(letters.plain(word), grammar)
    for word in map(letters.plain, row.get("many", ()) if "type" in row else ()):
        if not word.endswith(tuple(grammar["accusative"]["never"])):
            yield word + grammar["accusative"]["letter"], "many"
    for word in row.get("also", ()):
        yield letters.plain(word), "noun" if nouns and letters.plain(word)[-2:] in _PLURAL else "past"
    yield from inflection.noun(row, grammar, letters.plain)


_PLURAL = ("\u0627\u062a",)


def _shape(shape: str, label: str) -> str:
    """A verb's noun takes what nouns take; its participle what a bare word takes."""
    if label in ("noun", "many"):
        return "noun"
    if label.startswith("participle"):
        return "word"
    return shape
