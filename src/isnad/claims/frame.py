"""The frame: a word of saying with what belongs to it, in word indexes of its line."""

from dataclasses import dataclass, field

from isnad.languages.rows import Saying


@dataclass(slots=True)
class Frame:
    """A cue with its parts.

    `content` is where the words said begin (`cut` letters into that word); -1 where they stand
    before the cue. `how` is what led to the content: that, colon, quote, object, a preposition.
    `nested` frames make no statement of their own; of those, an `outer` one only relays another's.
    """

    cue: int
    row: Saying
    label: str
    content: int
    how: str
    cut: int = 0
    marker: int = -1
    speaker: tuple[int, int] | None = None
    to: tuple[int, int] | None = None
    relays: list[tuple[int, int]] = field(default_factory=list)
    rule: str = ""
    last: int = -1
    nested: bool = False
    outer: bool = False
    channel: int = -1
