"""Stories: documents about one stretch of events, by when, where and who."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from isnad.reconcile.copies import DOCUMENT, Copy
from isnad.reconcile.profiles import Profile, Vector, likeness, scaled, weighed

LIKE = 0.38
"""Likeness from which on two documents, or two groups of them, are of one story."""
COPIED, QUOTED = 0.25, 0.05
"""What a copied document and a copied passage add to the likeness."""
FADING = 0.15
"""Part of the likeness that each day between two documents takes away."""
FAR = 7
"""Days between two documents of one story at the most."""
USUAL = 150
"""Documents with one feature beyond which it finds no neighbours (it still weighs)."""
NEAREST = 25
"""Neighbours of a document that are looked at."""

Pair = tuple[str, str]


@dataclass(slots=True)
class Story:
    """Documents of one story, in their order; `key` names it for good."""

    key: str
    title: str
    documents: list[str]
    earliest: date
    latest: date


@dataclass(slots=True)
class _Group:
    members: list[Profile]
    centre: Vector = field(default_factory=dict)

    @property
    def earliest(self) -> date:
        return min((one.earliest for one in self.members if one.earliest > date.min), default=date.min)

    @property
    def latest(self) -> date:
        return max((one.latest for one in self.members if one.latest < date.max), default=date.max)

    @property
    def middle(self) -> float | None:
        """The mean day (ordinal) of the members whose day is known on both sides; None for none."""
        days = [
            (one.earliest.toordinal() + one.latest.toordinal()) / 2
            for one in self.members
            if one.earliest > date.min and one.latest < date.max
        ]
        return sum(days) / len(days) if days else None


def stories(
    profiles: Iterable[Profile],
    copies: Iterable[Copy] = (),
    known: Mapping[str, str] | None = None,
    judged: Mapping[frozenset[str], bool] | None = None,
) -> list[Story]:
    """Group documents into stories, the earliest first; the order of `profiles` changes nothing.

    `known` are the keys under which documents stood before: a story keeps the key of most of its
    documents. `judged` are a person's verdicts on pairs of documents, True for one story.
    """
    held = {one.id: one for one in sorted(profiles, key=lambda one: one.order)}
    vectors = weighed(list(held.values()))
    shared = _shared(copies)
    verdicts = judged or {}
    groups = {id: _Group([one], vectors[id]) for id, one in held.items()}
    home = {id: id for id in held}
    for pair, together in sorted(verdicts.items(), key=lambda item: sorted(item[0])):
        ids = [id for id in sorted(pair) if id in held]
        if together and len(ids) == 2:
            _merge(groups, home, home[ids[0]], home[ids[1]])
    parted = [pair for pair, together in verdicts.items() if not together]
    for _, a, b in _edges(held, vectors, shared):
        one, other = home[a], home[b]
        if one == other or _forbidden(groups[one], groups[other], parted):
            continue
        if _alike(groups[one], groups[other], shared.get((a, b), 0.0)) >= LIKE:
            _merge(groups, home, one, other)
    return _named(groups.values(), known or {})


def _shared(copies: Iterable[Copy]) -> dict[Pair, float]:
    """Give what copying adds to the likeness of a pair."""
    found: dict[Pair, float] = {}
    for copy in copies:
        extra = COPIED if copy.kind == DOCUMENT else QUOTED
        for pair in ((copy.a.document, copy.b.document), (copy.b.document, copy.a.document)):
            found[pair] = max(found.get(pair, 0.0), extra)
    return found


def _edges(
    held: dict[str, Profile], vectors: dict[str, Vector], shared: dict[Pair, float]
) -> list[tuple[float, str, str]]:
    """Give the pairs that are alike, the most alike first."""
    postings: dict[str, list[str]] = defaultdict(list)
    for id in held:
        for key in vectors[id]:
            postings[key].append(id)
    copied: dict[str, list[str]] = defaultdict(list)
    for a, b in sorted(shared):
        if a in held and b in held:
            copied[a].append(b)
    found: set[tuple[float, str, str]] = set()
    for a, one in held.items():
        dots: dict[str, float] = defaultdict(float)
        for key, weight in vectors[a].items():
            if len(postings[key]) <= USUAL:
                for b in postings[key]:
                    dots[b] += weight * vectors[b][key]
        near = sorted(((dot, b) for b, dot in dots.items() if b != a), key=lambda pair: (-pair[0], pair[1]))
        for b in dict.fromkeys([*copied[a][:NEAREST], *(b for _, b in near[:NEAREST])]):
            value = _faded(likeness(vectors[a], vectors[b]), one.apart(held[b])) + shared.get((a, b), 0.0)
            if value >= LIKE and one.apart(held[b]) <= FAR:
                found.add((-round(value, 9), *sorted((a, b))))  # type: ignore[arg-type]
    return sorted(found)


def _faded(value: float, days: float) -> float:
    return value * max(0.0, 1 - FADING * days)


def _alike(one: _Group, other: _Group, extra: float) -> float:
    days = 0.0
    if one.middle is not None and other.middle is not None:
        days = abs(one.middle - other.middle)
    return _faded(likeness(one.centre, other.centre), days) + extra / min(
        len(one.members), len(other.members)
    )


def _forbidden(one: _Group, other: _Group, parted: list[frozenset[str]]) -> bool:
    if not parted:
        return False
    ours, theirs = {m.id for m in one.members}, {m.id for m in other.members}
    return any(pair & ours and pair & theirs and len(pair & (ours | theirs)) == 2 for pair in parted)


def _merge(groups: dict[str, _Group], home: dict[str, str], one: str, other: str) -> None:
    """Put two groups together, under the lesser name."""
    if one == other:
        return
    keep, gone = sorted((one, other))
    a, b = groups[keep], groups.pop(gone)
    sizes = len(a.members), len(b.members)
    centre = {key: weight * sizes[0] for key, weight in a.centre.items()}
    for key, weight in b.centre.items():
        centre[key] = centre.get(key, 0.0) + weight * sizes[1]
    a.centre = scaled(centre)
    a.members += b.members
    for member in b.members:
        home[member.id] = keep


def _named(groups: Iterable[_Group], known: Mapping[str, str]) -> list[Story]:
    """Give the stories their keys: that of most of their documents, else one made of the first one's id."""
    made: list[Story] = []
    taken: dict[str, tuple[int, str]] = {}
    wishes: list[tuple[_Group, str, int]] = []
    for group in groups:
        group.members.sort(key=lambda one: one.order)
        counts: dict[str, int] = defaultdict(int)
        for one in group.members:
            if one.id in known:
                counts[known[one.id]] += 1
        best = max(counts, key=lambda key: (counts[key], key), default="")
        wishes.append((group, best, counts[best] if best else 0))
        if best and (counts[best], group.members[0].id) > taken.get(best, (0, "")):
            taken[best] = counts[best], group.members[0].id
    for group, best, count in wishes:
        mine = best and taken[best] == (count, group.members[0].id)
        key = best if mine else _key(group, set(known.values()))
        ids = [one.id for one in group.members]
        made.append(Story(key, _title(group), ids, group.earliest, group.latest))
    return sorted(made, key=lambda story: (story.latest, story.earliest, story.key))


def _key(group: _Group, taken: set[str]) -> str:
    for one in sorted(group.members, key=lambda one: one.id):
        key = "s-" + sha256(one.id.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        if key not in taken:
            return key
    return "s-" + sha256(" ".join(one.id for one in group.members).encode()).hexdigest()[:16]


def _title(group: _Group) -> str:
    """Give the title of the document that is most like all."""
    best = max(group.members, key=lambda one: (likeness(scaled(one.weights), group.centre), one.id))
    return best.title
