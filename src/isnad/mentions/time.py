"""The time expression: where it stands, and what it means once today is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from isnad.mentions.senses import Sense
from isnad.passages.span import Span

if TYPE_CHECKING:
    from isnad.mentions.calendars import Stretch
    from isnad.mentions.day import Day


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time: words `first` to `last` (excluded) of its page.

    `rule` names the rule of the grammar that read it; `weekday` is the day of the week that it
    gives to its day, `shift` how many days it counts from today; `ahead` says that its sentence
    looks into the future, `anchored` that the stretch is counted from an event («after … on»);
    `prospect` that words in front of it (the world cup of, until) may put it in the future.
    """

    span: Span
    first: int
    last: int
    rule: str
    sense: Sense
    weekday: int | None = None
    shift: int | None = None
    ahead: bool = False
    anchored: bool = False
    prospect: bool = False

    def resolve(self, day: Day | None) -> str | None:
        """Give the ISO 8601 value, None where it needs a day that is not known.

        A day known only as an interval resolves what is the same on all its days.
        """
        if day is None or not day.bounded:
            found = self._stretch(None)
            return found.iso if found else None
        early = self._stretch(day.earliest)
        if early is None or day.earliest == day.latest:
            return early.iso if early else None
        late = self._stretch(day.latest)
        return early.iso if late is not None and late.iso == early.iso else None

    def _stretch(self, today: date | None) -> Stretch | None:
        """Give the stretch that is meant; None where it lies beyond the years 1 to 9999."""
        try:
            return self.sense.stretch(today)
        except (ValueError, OverflowError):
            return None
