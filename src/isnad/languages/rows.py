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


@dataclass(frozen=True, slots=True)
class Happening:
    """A word that names an event (`events.toml`): PLOVER's type and mode, how the other side is joined.

    `company` are words of which one has to stand near, `without` words of which none may, `behind`
    words of which one has to follow a noun; `suffers`
    says that the verb without a doer tells what happened to its subject, `harm` that the word tells
    what came of a deed, which counts where no other word names the deed.
    """

    lemma: str
    type: str
    mode: str = ""
    recipient: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    suffers: bool = False
    harm: bool = False

    @classmethod
    def of(cls, row: Mapping[str, Any], letters: Letters) -> "Happening":
        """Read a row of `events.toml`, its Arabic folded."""
        return cls(
            lemma=row["lemma"],
            type=row["type"],
            mode=row.get("mode", ""),
            recipient=tuple(map(letters.plain, row.get("recipient", ()))),
            company=frozenset(map(letters.plain, row.get("with", ()))),
            without=frozenset(map(letters.plain, row.get("without", ()))),
            behind=frozenset(map(letters.plain, row.get("behind", ()))),
            suffers=row["type"] in SUFFERED,
            harm=bool(row.get("harm", False)),
        )


SUFFERED = ("ASSAULT", "COERCE", "SANCTION")
"""Types of events of which a verb without a doer tells what its subject suffered."""
NO_SAYING = Saying()
TYPED = {"saying": Saying.of, "event": Happening.of}
"""Categories whose rows are typed; the rows of the others stay mappings."""
