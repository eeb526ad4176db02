"""Stances: what a speaker does with the words, from the verb and from how the content begins."""

from isnad.claims.frame import Frame
from isnad.languages.language import Language
from isnad.names.line import Line

SOFT = frozenset(("assert", "express", "support"))
"""Stances that the content's first words can turn («stressed the need» is a demand)."""


class Stances:
    """Turns stances by `stances.toml`."""

    def __init__(self, language: Language) -> None:
        plain = language.letters.plain
        table = language.table("stances")
        self.first: dict[str, str] = {plain(w): row["stance"] for row in table["first"] for w in row["words"]}
        self.denials = frozenset(map(plain, table["denials"]))
        self.within: dict[str, str] = {
            plain(w): row["stance"] for row in table["within"] for w in row["words"]
        }

    def of(self, line: Line, frame: Frame) -> str:
        """Give the stance of a frame: assert, deny, accuse, demand, offer, and so on."""
        stance = frame.row.stance
        if stance not in SOFT or frame.content < 0:
            return stance
        at = frame.content
        while at < frame.last and line.mark(at):
            at += 1
        reach = 1 if frame.how == "that" else 2
        for k in range(at, min(at + reach, frame.last)):
            for stem in _stems(line.text(k)):
                if stem in self.first:
                    return self.first[stem]
        for k in range(at, min(at + 5, frame.last)):
            if line.text(k) in self.within and line.quoted[k] in (-1, line.quoted[at]):
                return self.within[line.text(k)]
        if stance == "assert" and frame.how == "that" and self._denied(line, at, frame.last):
            return "deny"
        return stance

    def _denied(self, line: Line, at: int, last: int) -> bool:
        """Say whether the content is that somebody did not, or does not, do a thing."""
        return any(line.text(k) in self.denials for k in range(at + 1, min(at + 3, last)))


def _stems(form: str) -> tuple[str, ...]:
    bare = form.removeprefix("\u0627\u0644")
    return (form, bare, bare[:-1], bare[:-2], bare[:-3])
