"""Records to documents: the table of who calls what how, read from `producers.toml`."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from isnad.documents.dates import iso
from isnad.documents.decode import clean
from isnad.documents.document import EMPTY, Document, Refused

Record = Mapping[str, Any]

_UNSET = {"", "None", "null", "NaN"}  # what str(None) and its like leave behind
_PLACEHOLDER = "(File not included"


@cache
def _producers() -> list[dict[str, Any]]:
    table = files("isnad.documents").joinpath("producers.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(table)["producer"]
    return rows


def unfold(value: object) -> Iterator[object]:
    """The records in `value`: itself, or the messages of a Telegram export."""
    if isinstance(value, dict) and isinstance(value.get("chats"), dict):
        chats = value["chats"].get("list")
        for chat in chats if isinstance(chats, list) else []:
            yield from _messages(chat) if isinstance(chat, dict) else ()
    elif isinstance(value, dict) and isinstance(value.get("messages"), list):
        yield from _messages(value)
    else:
        yield value


def _messages(chat: Record) -> Iterator[object]:
    messages = chat.get("messages")
    for message in messages if isinstance(messages, list) else []:
        if not isinstance(message, dict):
            yield message
        elif message.get("type", "message") == "message":
            chain = [str(part) for part in (chat.get("id"), message.get("id")) if part is not None]
            yield {**message, "from": message.get("from") or chat.get("name"), "id": "/".join(chain)}


def document(value: object, source: str) -> Document | Refused | None:
    """The document that a record holds; None where a record without text is no loss."""
    if not isinstance(value, dict):
        return Refused(source, "not a record: an object with a text is expected")
    row = next(row for row in _producers() if all(_at(value, mark)[0] for mark in row["marks"]))
    text = clean(next((words for path in row["text"] if (words := _words(_at(value, path)[1])).strip()), ""))
    if not text or text in _UNSET or text.startswith(_PLACEHOLDER):
        return None if row.get("empty") == "skip" else Refused(source, EMPTY)
    url = _first(value, row, "url")
    return Document(
        id=_first(value, row, "id") or url or digest(text),
        text=text,
        title=_first(value, row, "title"),
        published=_day(value, row, "published"),
        outlet=outlet_of(_first(value, row, "outlet")) or host(url),
        url=url,
        fetched=_day(value, row, "fetched"),
        source=source,
    )


def digest(text: str) -> str:
    """The id of a text that came without one: the same text has the same id."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def host(url: str | None) -> str | None:
    """The host of a web address, without "www."."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    try:
        name = urlsplit(url).hostname
    except ValueError:
        return None
    return name.removeprefix("www.") or None if name else None


def outlet_of(name: str | None) -> str | None:
    """An outlet's name as an input gives it: of an address or a domain the bare host."""
    return None if name is None else host(name) or name.removeprefix("www.") or None


def _at(record: Record, path: str) -> tuple[bool, object]:
    """Whether `path` is there in `record`, and what it holds."""
    here: object = record
    for key in path.split("."):
        if not isinstance(here, dict) or key not in here:
            return False, None
        here = here[key]
    return True, here


def _first(record: Record, row: dict[str, Any], field: str) -> str | None:
    return next((word for path in row.get(field, ()) if (word := word_of(_at(record, path)[1]))), None)


def _day(record: Record, row: dict[str, Any], field: str) -> str | None:
    return next((day for path in row.get(field, ()) if (day := iso(_at(record, path)[1]))), None)


def word_of(value: object) -> str | None:
    """A field of metadata as a string, or None where it is unset in one of the many ways."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    word = clean(str(value)).strip()
    return None if word in _UNSET else word


def _words(value: object) -> str:
    """The text in a field: a string, Telegram's list of pieces, or fundus' body."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(_words(piece) for piece in value if isinstance(piece, str | dict))
    if not isinstance(value, dict):
        return ""
    if isinstance(value.get("text"), str):
        return str(value["text"])
    sections = [part for part in _list(value.get("sections")) if isinstance(part, dict)]
    parts = _list(value.get("summary"))
    for section in sections:
        parts = [*parts, *_list(section.get("headline")), *_list(section.get("paragraphs"))]
    return "\n\n".join(part for part in parts if isinstance(part, str) and part.strip())


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
