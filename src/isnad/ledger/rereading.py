"""Reading a ledger's documents again, with newer rules: a new file in its place, people's verdicts kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from isnad.ledger.building import Watcher, build
from isnad.ledger.ledger import NOTES, Ledger
from isnad.ledger.store import LedgerError
from isnad.ledger.verdicts import ABOUT, CLAIMS
from isnad.ledger.workers import Reader

NEW, OLD = ".rereading", ".before"
"""What is put behind the name of the file that is being made, and of the one that was replaced."""


@dataclass(slots=True)
class Changes:
    """What came of it: documents, claims kept, gained and lost by layer, verdicts on what is gone."""

    documents: int = 0
    kept: int = 0
    gained: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    orphans: int = 0


def reread(
    path: Path, workers: int | None = None, watch: Watcher | None = None, reader: Reader | None = None
) -> Changes:
    """Read all documents of the ledger at `path` anew, and put the new ledger in its place.

    The old one stays beside it (`.before`). Stopped in the middle, the ledger is as it was, and the
    same call goes on. Verdicts, refusals, the chronology and the keys of stories are carried over.
    """
    made = path.with_name(path.name + NEW)
    with Ledger(path, create=False) as old, Ledger(made) as new:
        tally = build(new, old.inputs(), workers, watch, reader)
        if tally.refused:
            raise LedgerError(
                f"{path}: {tally.refused} documents cannot be read any more; nothing was changed."
            )
        _carry(old, new)
        changes = _compare(old, new)
    path.replace(path.with_name(path.name + OLD))
    made.replace(path)
    return changes


def _carry(old: Ledger, new: Ledger) -> None:
    """Carry over what people judged and what is kept beside the readings; what is over already stays."""
    for refused in old.refusals():
        new.refuse(refused)
    for table in NOTES:
        rows = old.noted(table)[len(new.noted(table)) :]
        new.note(table, ({k: v for k, v in row.items() if k != "number"} for row in rows))
    for about in ABOUT:
        for verdict in old.verdicts(about)[len(new.verdicts(about)) :]:
            new.judge(verdict)


def _compare(old: Ledger, new: Ledger) -> Changes:
    before = {id: place[1] for place, id in old.claim_ids().items()}
    after = {id: place[1] for place, id in new.claim_ids().items()}
    judged = {verdict.a for verdict in new.verdicts(CLAIMS)}
    return Changes(
        documents=len(new),
        kept=len(before.keys() & after.keys()),
        gained=_count(after[id] for id in after.keys() - before.keys()),
        lost=_count(before[id] for id in before.keys() - after.keys()),
        orphans=len(judged - after.keys()),
    )


def _count(layers: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for layer in layers:
        counts[layer] = counts.get(layer, 0) + 1
    return dict(sorted(counts.items()))
