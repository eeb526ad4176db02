"""Shapes: how what is remembered is written, and how a long list is given a page at a time."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from isnad.mentions.day import Day
from isnad.views.memory import Memory, Value

SIZE, MOST = 50, 500
"""Items of a page, if nothing else is asked for, and at the most."""
Record = dict[str, Any]


def dumped(record: object) -> str:
    """Write a record as JSON."""
    return storable(json.dumps(record, ensure_ascii=False, separators=(",", ":")))


def storable(text: str) -> str:
    """Give a text as a table can hold it: half a surrogate pair as a question mark."""
    return text.encode("utf-8", "replace").decode()


def ends(day: Day) -> tuple[str | None, str | None]:
    """Give both ends of a day as ISO, None where nothing binds one."""
    return iso(day.earliest), iso(day.latest)


def iso(day: date) -> str | None:
    """Give one end of an interval as ISO."""
    return None if day in (date.min, date.max) else day.isoformat()


def span(value: str | None) -> tuple[str | None, str | None]:
    """Give first and last day of an ISO value: a day, a time, an interval, a month or a year."""
    if not value:
        return None, None
    first, _, last = value.partition("/")
    return _first(first), _last(last or first)


def _first(value: str) -> str | None:
    parts = value[:10].split("-")
    whole = "-".join([*parts, "01", "01"][:3])
    return whole if _valid(whole) else None


def _last(value: str) -> str | None:
    parts = value[:10].split("-")
    if len(parts) == 1:
        parts.append("12")
    days = parts[2:3] or [str(n) for n in (31, 30, 29, 28)]
    return next((whole for day in days if _valid(whole := "-".join([*parts[:2], day]))), None)


def day(value: str) -> str:
    """Give a day as it was asked for, or nothing. Raises `ValueError` for one that no calendar has."""
    if value and not (len(value) == len("2023-09-19") and _valid(value)):
        raise ValueError("there is no such day")
    return value


def _valid(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


@dataclass(slots=True)
class Where:
    """What is asked for, as the conditions of a query; what is not told asks for nothing."""

    clauses: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)

    def add(self, clause: str, *values: Value) -> None:
        """Ask for one thing more; where a value is None or empty, for nothing."""
        if all(value not in (None, "") for value in values):
            self.clauses.append(clause)
            self.values += values

    def days(self, since: str | None, until: str | None) -> None:
        """Ask for what may lie between two days: an end that is not known lies anywhere."""
        self.add("(ends IS NULL OR ends >= ?)", since)
        self.add("(starts IS NULL OR starts <= ?)", until)
        if since or until:
            self.add("(starts IS NOT NULL OR ends IS NOT NULL)")

    def __str__(self) -> str:
        return f" WHERE {' AND '.join(self.clauses)}" if self.clauses else ""


def turn(total: int, page: int, size: int) -> Record:
    """Say which page of a list is given: `total`, `page` (from 1, the last one at most), `size`, `pages`."""
    size = max(1, min(size, MOST))
    pages = max(1, -(-total // size))
    return {"total": total, "page": max(1, min(page, pages)), "size": size, "pages": pages}


def first(turned: Record) -> int:
    """Give the number of a page's first item, from 0."""
    return int((turned["page"] - 1) * turned["size"])


def sliced(items: Sequence[Any], page: int, size: int) -> Record:
    """Give one page of a list that is at hand."""
    turned = turn(len(items), page, size)
    return {"items": list(items[first(turned) : first(turned) + turned["size"]]), **turned}


def paged(
    memory: Memory,
    table: str,
    where: Where,
    order: str,
    page: int = 1,
    size: int = SIZE,
    shape: Callable[[Record], Record] | None = None,
    total: int | None = None,
) -> Record:
    """Give one page of a table's bodies: `items`, `total`, `page` (from 1), `size`, `pages`.

    `total` is given by who has counted already.
    """
    if total is None:
        total = int(memory.ask(f"SELECT count(*) FROM {table}{where}", *where.values)[0][0])  # noqa: S608
    turned = turn(total, page, size)
    query = f"SELECT body FROM {table}{where} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608
    items = memory.bodies(query, *where.values, turned["size"], first(turned))
    if shape is not None:
        items = [shape(item) for item in items]
    return {"items": items, **turned}
