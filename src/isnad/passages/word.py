"""Words of a text: a place and an analysed form."""

from isnad.languages.lexicon import Form, Hit
from isnad.passages.span import Span


class Word:
    """One token: `start` and `end` in the original, `at` in the folded text, and its form."""

    __slots__ = ("at", "end", "form", "start")

    def __init__(self, start: int, end: int, at: int, form: Form) -> None:
        self.start = start
        self.end = end
        self.at = at
        self.form = form

    @property
    def span(self) -> Span:
        """The whole written word."""
        return Span(self.start, self.end)

    def hit(self, category: str) -> Hit | None:
        """Give the first entry of `category` that the form holds."""
        hits = self.form.hits.get(category)
        return hits[0] if hits else None

    def __repr__(self) -> str:
        return f"<Word {self.form.text} {self.start}-{self.end}>"
