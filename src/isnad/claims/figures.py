"""Figures: how many, of what, in which state, whose, by whom."""

from collections.abc import Sequence

from isnad.claims.claim import Figure, Statement
from isnad.claims.voices import Speakers
from isnad.languages.language import Language
from isnad.mentions.mention import Number
from isnad.passages.passage import Page


class Figures:
    """Reads the figures of a page."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def find(
        self,
        page: Page,
        numbers: Sequence[Number],
        timed: frozenset[int],
        statements: Sequence[Statement],
        speakers: Speakers,
    ) -> list[Figure]:
        """Give the figures of `page` in the order of their place."""
        return []
