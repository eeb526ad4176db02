"""JSON to documents: arrays, single objects and one record a line, read as they stream by."""

import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from isnad.documents.decode import UndecodableError, decode, wide
from isnad.documents.document import EMPTY, Document, Refused
from isnad.documents.producers import document, unfold

PATIENCE = 20  # so many bad lines at the head of a file, and the rest is not tried

_DECODER = json.JSONDecoder(strict=False)
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|.)", re.DOTALL)
_SPACE = re.compile(r"[\s,\x1e\ufeff]*")  # what stands between two values; \x1e is RFC 7464's


def read(stream: BinaryIO, source: str, *, lines: bool = False) -> Iterator[Document | Refused]:
    """The documents in a stream of JSON, and a refusal for each record that is none.

    `lines` says that by its name the input has one record a line. Where not, the first line
    tells: a file is held in memory only if its records go over several lines.
    """
    number, head = _head(stream)
    if wide(head) or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            stream = io.BytesIO(decode(head + stream.read()).encode())
        except UndecodableError as refusal:
            yield Refused(source, str(refusal))
            return
        number, head = _head(stream)
    head = head.removeprefix(b"\xef\xbb\xbf")
    if not head.strip():
        yield Refused(source, EMPTY)
    elif _by_line(head, lines):
        yield from _lines(stream, head, number, source)
    else:
        try:
            text = decode(head + stream.read())
        except UndecodableError as refusal:
            yield Refused(source, str(refusal))
            return
        yield from _values(text, source, number)


def _head(stream: BinaryIO) -> tuple[int, bytes]:
    """The first line that holds something, and its number."""
    number = 1
    while (line := stream.readline()) and not line.removeprefix(b"\xef\xbb\xbf").strip():
        number += 1
    return number, line


def _by_line(head: bytes, named: bool) -> bool:
    """Whether `head`, the first line, is a record by itself."""
    line = head.strip()
    if line[:1] == b"[":
        return named and len(line) > 2
    return line[:1] != b"{" or line[-1:] == b"}" or (named and line != b"{")


def _lines(stream: BinaryIO, head: bytes, number: int, source: str) -> Iterator[Document | Refused]:
    bad = 0
    while head:
        here = f"{source}:{number}"
        if head.strip():
            try:
                value = parse(decode(head).strip())
            except ValueError as error:
                yield Refused(here, str(error))
                bad += bad >= 0
            else:
                bad = -1
                for record in value if isinstance(value, list) else [value]:
                    yield from _records(record, here)
        if bad == PATIENCE:
            yield Refused(source, f"none of its first {PATIENCE} lines is JSON; the rest was not tried")
            return
        number, head = number + 1, stream.readline()


def parse(text: str) -> object:
    """The value of one piece of JSON; ValueError says in words where it is broken."""
    text = _mend(text)
    value, end = _next(text, 0)
    if text[end:].strip():
        raise ValueError(f"not valid JSON: something follows the record at column {end + 1}")
    return value


def _mend(text: str) -> str:
    """Telegram Desktop writes control characters as \\x1F, which JSON does not know."""
    if "\\x" not in text:
        return text
    return _ESCAPE.sub(lambda found: f"\\u00{found[1]}" if found[1] else found[0], text)


def _next(text: str, start: int) -> tuple[object, int]:
    """The value at `start` and where it ends."""
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise ValueError(f"not valid JSON: {error.msg.lower()} at column {error.colno}") from error
    except RecursionError as error:
        raise ValueError("not valid JSON: nested too deeply") from error
    except ValueError as error:
        raise ValueError("not valid JSON: a number too long to read") from error


def _values(text: str, source: str, number: int) -> Iterator[Document | Refused]:
    """The records of an array, or of objects that follow each other, over any number of lines."""
    text = _mend(text)
    here = _after(text, 0)
    array = text.startswith("[", here)
    here = _after(text, here + 1) if array else here
    seen, only = 0, True
    while here < len(text) and not (array and text.startswith("]", here)):
        number, seen = number + text.count("\n", seen, here), here
        try:
            value, end = _next(text, here)
        except ValueError as error:
            rest = -1 if array else text.find("\n{", here)
            left = "; the rest of the file is not read" if array else ""
            yield Refused(f"{source}:{number}", str(error) + left)
            if rest < 0:
                return
            here, only = rest + 1, False
            continue
        here = _after(text, end)
        only = only and not array and here >= len(text)
        yield from _records(value, source if only else f"{source}:{number}")
        only = False
    if array and here >= len(text):
        yield Refused(source, "cut off: the array is not closed")


def _after(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    return found.end() if found else start


def _records(value: object, source: str) -> Iterator[Document | Refused]:
    for record in unfold(value):
        read = document(record, source)
        if read is not None:
            yield read
