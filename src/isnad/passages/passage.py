"""A text taken apart: folded, in words, sentences, quotations, with its furniture marked."""

from dataclasses import dataclass, field

from isnad.languages.letters import Folded
from isnad.passages.span import Span
from isnad.passages.word import Word


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks. `span` is what stands between; `outer` includes the marks.

    `closed` is False where the text broke off, or a new paragraph began, before the mark.
    """

    span: Span
    outer: Span
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: words `first` to `last` (excluded) of its page."""

    span: Span
    first: int
    last: int
    furniture: bool = False
    headline: bool = False


@dataclass(slots=True)
class Page:
    """The surface of one text. Offsets are those of `text`; nothing was cut from it."""

    text: str
    folded: Folded
    words: list[Word]
    passages: list[Passage]
    quotations: list[Quotation]
    furniture: list[Span] = field(default_factory=list)

    def stem_start(self, word: Word, cut: int) -> int:
        """Give where a word begins once `cut` folded letters in front are taken off."""
        return word.start if not cut else self.folded.origin(word.at + cut)

    def show(self, span: Span) -> str:
        """Give the words of the original at `span`."""
        return self.text[span.start : span.end]
