"""Rows of the language data that code reads by name, typed and folded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from isnad.languages.letters import Letters


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying (`saying.toml`; the keys are explained in `docs/add-a-verb.md`)."""

    lemma: str = ""
    gloss: str = ""
    stance: str = "assert"
    content: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    objects: frozenset[str] | None = None
    carries: bool = False
    not_before: frozenset[str] = frozenset()

    @classmethod
    def of(cls, row: Mapping[str, Any], letters: Letters) -> "Saying":
        """Read a row of `saying.toml`, its Arabic folded."""
        objects = row.get("objects")
        return cls(
            lemma=row["lemma"],
            gloss=row["gloss"],
            stance=row["stance"],
            content=tuple(map(letters.plain, row["content"])),
            addressee=tuple(map(letters.plain, row.get("addressee", ()))),
            not_before=frozenset(map(letters.plain, row.get("not_before", ()))),
            carries=bool(row.get("carries", False)),
            objects=None if objects is None else frozenset(map(letters.plain, objects)),
        )


NO_SAYING = Saying()
TYPED = {"saying": Saying.of}
"""Categories whose rows are typed; the rows of the others stay mappings."""
