"""Setting: the countries that a document is about, and its day; they decide what short forms mean."""

from collections import Counter
from datetime import date

from isnad.known.known import Known
from isnad.known.sides import Side
from isnad.names.name import Voice
from isnad.names.offices import PLACED
from isnad.passages.passage import Page

NAMED = frozenset(PLACED)


class Setting:
    """Where and when one document is: `states` counts the countries that it names.

    `entities` has their states, `heads` the force or body last named with each head noun and its state.
    """

    def __init__(self, page: Page | None = None, earliest: date = date.min, latest: date = date.max) -> None:
        self.earliest, self.latest = earliest, latest
        self.states: Counter[str] = Counter()
        self.entities: dict[str, Known] = {}
        self.heads: dict[str, Voice] = {}
        for word in page.words if page is not None else ():
            if not word.form.hits or NAMED.isdisjoint(word.form.hits):
                continue
            for category in PLACED:
                for hit in word.form.hits.get(category, ())[:1]:
                    if not hit.entry.rest and isinstance(hit.entry.row, Known):
                        self.count(hit.entry.row)

    def count(self, state: Known) -> None:
        """Count a state that the document names."""
        self.states[state.code[:3]] += 1
        self.entities[state.code[:3]] = state

    @property
    def country(self) -> str:
        """The country that the document names most; empty where it names none."""
        return max(self.states, key=lambda code: (self.states[code], code), default="")

    def side(self, sides: tuple[Side, ...], here: str | None = None) -> Side | None:
        """Give which side a short form means: that of the country named `here`, else named most.

        None where the document names none of the countries, or has no day within the side's own.
        """
        best: tuple[int, Side] | None = None
        for side in sides:
            if self.latest.isoformat() < side.since or (
                side.until and self.earliest.isoformat() > side.until
            ):
                continue
            weight = max(
                (self.states[c] + 1000 * (c == here) for c in side.countries if self.states[c]), default=0
            )
            if weight and (best is None or weight > best[0]):
                best = weight, side
        return best[1] if best else None
