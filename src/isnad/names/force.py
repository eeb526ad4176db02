"""A force or body that a head noun names."""

from dataclasses import dataclass

from isnad.names.name import Voice

STOPS = (
    "that",
    "relative",
    "negation",
    "conjunction",
    "saying",
    "act",
    "number",
    "demonstrative",
    "auxiliary",
)
"""Categories of words that end a name."""


@dataclass(frozen=True, slots=True)
class Force:
    """A force or body in words `first` to `last` (excluded); `inner` is where a name nested in it
    begins, `disputed` what has to be known before its name is taken for plain."""

    first: int
    last: int
    cut: int
    kind: str
    voice: Voice
    rule: str
    row: str
    inner: int = -1
    disputed: str = ""
