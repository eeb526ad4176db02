"""What comparing needs to know of a language: its words folded, and the small words of `relations.toml`."""

import re

from isnad.languages.language import Language

WORD = re.compile(r"\w+")


class Tongue:
    """A language as sentences of several documents are compared in it.

    `ends` are the signs that end a sentence; `among`, `more`, `past`, `presence`, `forces`, `empty` the lists
    of `relations.toml`, folded.
    """

    def __init__(self, language: Language) -> None:
        self.plain = language.letters.plain
        table = language.table("relations")
        self.among, self.more, self.past, self.presence, self.forces, self.empty = (
            frozenset(map(self.plain, table[name]))
            for name in ("among", "more", "past", "presence", "forces", "empty")
        )
        self.ends = ("\n", *(f"{sign} " for sign in language.table("passages")["sentences"]["ends"]))
        self.article = self.plain(language.table("grammar")["clitic"]["article"])

    def words(self, text: str) -> list[str]:
        """Give the words of a text, folded, without marks."""
        return WORD.findall(self.plain(text))

    def matter(self, text: str) -> list[str]:
        """Give the words that a text is about: without the article, and without small ones."""
        long = len(self.article) + 2
        bare = (word.removeprefix(self.article) if len(word) > long else word for word in self.words(text))
        return [word for word in bare if len(word) > 1 and word not in self.empty]

    def sentence(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Give where the sentence around a place begins and ends."""
        first = max(text.rfind(sign, 0, start) for sign in self.ends) + 1
        last = [at for at in (text.find(sign, end) for sign in self.ends) if at >= 0]
        return first, min(last, default=len(text))
