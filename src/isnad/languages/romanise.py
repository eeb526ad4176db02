"""Romanisation: Arabic names in Latin letters, for names that no table has in English.

ALA-LC without its signs, vowels that are not written supplied by rule; given names in their usual
spelling (`given.toml`). What it makes can be read aloud; it is no one's official spelling.
"""

import re
from collections.abc import Mapping
from typing import Any

from isnad.languages.language import Language

VOWELS = frozenset("aiu0123456789")


class Romaniser:
    """Puts the names of one language into Latin letters, by `roman.toml` and the given names."""

    def __init__(self, language: Language) -> None:
        table: Mapping[str, Any] = language.table("roman")
        self.plain = language.letters.plain
        self.letters: Mapping[str, str] = table["letters"]
        self.marks: Mapping[str, str] = table["marks"]
        self.glides = (table["glides"]["w"], table["glides"]["y"])
        self.last: Mapping[str, str] = table["last"]
        self.first: Mapping[str, str] = table["first"]
        self.article: str = table["article"]["arabic"]
        self.known: dict[str, str] = {}
        for category in ("given", "family"):
            for row in language.table("given").get(category, ()):
                self.known |= {self.plain(word): row["name"] for word in row["words"]}
        self.longest = max((key.count(" ") + 1 for key in self.known), default=1)
        self._seen: dict[str, str] = {}

    def person(self, words: str) -> str:
        """Give a person's name as it stands in a text in Latin letters."""
        return " ".join(self._words(words.split()))

    def phrase(self, words: str) -> str:
        """Give a place's or a body's name in Latin letters."""
        return " ".join(self._word(word) for word in words.split() if self._word(word))

    def key(self, words: tuple[str, ...]) -> str:
        """Give the key of a name: its Latin letters in lower case, joined by underscores."""
        latin = "_".join(self._words(list(words))).lower()
        return re.sub(r"[^a-z0-9]+", "_", latin).strip("_")

    def _words(self, words: list[str]) -> list[str]:
        found: list[str] = []
        at = 0
        while at < len(words):
            for size in range(min(self.longest, len(words) - at), 0, -1):
                name = self.known.get(self.plain(" ".join(words[at : at + size])))
                if name is not None:
                    found.append(name)
                    at += size
                    break
            else:
                found.append(self._word(words[at]))
                at += 1
        return [word for word in found if word]

    def _word(self, word: str) -> str:
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) > 50_000:
                self._seen.clear()
            known = self._seen[word] = self._latin(word)
        return known

    def _latin(self, word: str) -> str:
        if self.plain(word).startswith(self.article) and len(word) > len(self.article) + 1:
            rest = self._bare(word[len(self.article) :])
            return f"al-{rest[:1].upper()}{rest[1:]}" if rest else ""
        made = self._bare(word)
        return made[:1].upper() + made[1:]

    def _bare(self, word: str) -> str:
        """Give a word without article: consonants, long vowels, short ones where none is written."""
        parts: list[str] = []
        for n, letter in enumerate(word):
            if letter in self.marks:
                parts.append(self.marks[letter])
                continue
            latin = self.letters.get(letter, letter if letter.isascii() and letter.isalnum() else "")
            if n == 0:
                latin = self.first.get(letter, latin)
            elif n == len(word) - 1:
                latin = self.last.get(letter, latin)
            if latin in ("w", "y") and n and not (parts and parts[-1][-1:] in VOWELS):
                following = self.letters.get(word[n + 1], "") if n + 1 < len(word) else ""
                if following[:1] not in VOWELS:
                    latin = "u" if latin == "w" else "i"
            parts.append(latin)
        return _voiced([part for part in parts if part])


def _voiced(parts: list[str]) -> str:
    """Put an «a» into every run of consonants that nobody could read without one."""
    made: list[str] = []
    run: list[str] = []
    voiced = False
    for part in [*parts, ""]:
        if part and part[0] not in VOWELS:
            run.append(part)
            if part[-1] not in VOWELS:
                continue
        made += _opened(run, begins=not voiced, ends=not part)
        voiced, run = True, []
        if part and part[0] in VOWELS:
            made.append(part)
    return "".join(made)


def _opened(run: list[str], *, begins: bool, ends: bool) -> list[str]:
    """Give a run of consonants with vowels between: syllables of one or two consonants and a vowel."""
    made: list[str] = []
    left = len(run)
    for n, part in enumerate(run):
        made.append(part)
        left -= 1
        first = begins and n == 0 and (left > 0 or ends)
        if left == 0:
            break
        second = made[-1] == part and n > 0 and run[n - 1] == made[-2] and not first
        if first or second or (ends and left == 1):
            made.append("a")
    return made
