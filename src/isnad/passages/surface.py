"""Text → page: folded once, scanned once."""

from dataclasses import replace
from itertools import pairwise

from isnad.languages.language import Language
from isnad.passages import words
from isnad.passages.furniture import Furnishings
from isnad.passages.passage import Page, Passage
from isnad.passages.quotations import Marks
from isnad.passages.sentences import Ends
from isnad.passages.span import Span

LONGEST_SUBHEADING = 14
LONGEST_HEADLINE = 24
"""Words that a first line may have to be a headline."""


class Surface:
    """Takes texts of one language apart."""

    def __init__(self, language: Language) -> None:
        self.language = language
        table = language.table("passages")
        self.marks = Marks(table["quotations"])
        opening = frozenset({*self.marks.closing, *self.marks.even})
        closing = frozenset({*self.marks.closing.values(), *self.marks.even})
        self.ends = Ends(table["sentences"], opening, closing)
        self.furnishings = Furnishings(table["furniture"], language.letters, language.lexicon)

    def read(self, text: str) -> Page:
        """Take `text` apart; every span in the page is one of `text`."""
        language = self.language
        folded = language.letters.fold(text)
        tokens = words.split(text, folded, language.letters, language.lexicon)
        quotations = self.marks.find(text)
        passages = self.ends.split(text, tokens, quotations)
        furniture = self.furnishings.find(text)
        passages = _furnished(passages, furniture)
        return Page(text, folded, tokens, _headline(text, passages), quotations, furniture)


def _furnished(passages: list[Passage], furniture: list[Span]) -> list[Passage]:
    """Mark the passages that lie in furniture; both are in order, so one walk does."""
    marked, at = [], 0
    for passage in passages:
        while at < len(furniture) and furniture[at].end < passage.span.end:
            at += 1
        within = at < len(furniture) and furniture[at].start <= passage.span.start
        marked.append(replace(passage, furniture=True) if within else passage)
    return marked


def _headline(text: str, passages: list[Passage]) -> list[Passage]:
    """Mark the sentences of the first line as headline if it is short and a line of its own."""
    live = [n for n, p in enumerate(passages) if not p.furniture]
    if len(live) < 2:
        return passages
    line = [live[0]]
    for before, after in pairwise(live):
        if "\n" in text[passages[before].span.end : passages[after].span.start]:
            break
        line.append(after)
    if len(line) == len(live) or sum(passages[n].last - passages[n].first for n in line) > LONGEST_HEADLINE:
        return passages
    heads = set() if text[passages[line[-1]].span.end - 1] == "." else set(line)
    heads.update(n for n in live if _alone(text, passages[n]))
    return [replace(p, headline=True) if n in heads else p for n, p in enumerate(passages)]


def _alone(text: str, passage: Passage) -> bool:
    """Say whether a sentence is a short line of its own without a full stop: a subheading."""
    start, end = passage.span
    if passage.last - passage.first > LONGEST_SUBHEADING or text[end - 1] in ".!?":
        return False
    while start and text[start - 1] in " \t\r":
        start -= 1
    while end < len(text) and text[end] in " \t\r":
        end += 1
    return start > 0 and text[start - 1] == "\n" and end < len(text) and text[end] == "\n"
