"""What a text mentions: numbers and times, each with its place."""

from dataclasses import dataclass

from isnad.passages.span import Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression, in digits or words: words `first` to `last` (excluded) of the page.

    Exact numbers have `low == high`; «tens of» and the like are 10 to 99. `value` is a whole
    number or a decimal; None where the expression is vague. `ordinal` numbers count nothing.
    """

    span: Span
    low: float
    high: float
    first: int
    last: int
    vague: bool = False
    ordinal: bool = False
    rule: str = ""

    @property
    def value(self) -> int | float | None:
        """The number, None where it is vague."""
        if self.vague:
            return None
        return int(self.low) if float(self.low).is_integer() else self.low
