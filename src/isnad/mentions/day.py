"""The document's day."""
from dataclasses import dataclass
from datetime import date
from isnad.passages.span import Span

Reason = tuple[str, Span | None, str]

@dataclass(frozen=True, slots=True)
class Day:
    """Day."""
    earliest: date = date.min
    latest: date = date.max
    method: str = "none"
    evidence: Span | None = None
    because: tuple[Reason, ...] = ()
    @property
    def bounded(self) -> bool:
        return self.earliest > date.min and self.latest < date.max
    @property
    def date(self):
        return self.earliest if self.earliest == self.latest else None
