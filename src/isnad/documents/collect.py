"""Anything an analyst points at, to documents: the way into Isnad.

A reader is imported when the first input of its kind comes, so that a command starts fast.
"""

import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from isnad.documents.decode import SAMPLE, UndecodableError, decode, wide
from isnad.documents.document import EMPTY, Document, Refused
from isnad.documents.walk import Found, walk, why

_JSON = re.compile(r'\s*(?:\{\s*(?:["}]|\Z)|\[\s*(?:[{\]]|\Z))')
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_UNPACKED = "broken or cut off in its compression"
_LATER = "not read yet: feeds, WARC and other XML are still to come"


def collect(
    inputs: Iterable[str | Path], *, published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | Refused]:
    """The documents in `inputs`, one by one, and a refusal with its reason for each that failed.

    An input is a file, a folder, which is read through in the order of its names, or "-",
    which is `stdin`. In a folder hidden files and unknown endings are passed over; a file
    named outright is read as text if its ending says nothing. Texts stay exactly as they
    came in, but for half surrogate pairs, which become U+FFFD, and a byte order mark.
    `published` stands for whatever day the inputs give.
    """
    for found in walk(inputs):
        if isinstance(found, Refused):
            yield found
            continue
        try:
            for read in _read(found, stdin):
                if published is not None and isinstance(read, Document):
                    read = replace(read, published=published)
                yield read
        except (EOFError, zlib.error):
            yield Refused(found.source, _UNPACKED)
        except (OSError, ValueError) as error:
            unpacked = found.packed and isinstance(error, OSError) and error.errno is None
            yield Refused(found.source, _UNPACKED if unpacked else why(error))


def _read(found: Found, stdin: BinaryIO | None) -> Iterator[Document | Refused]:
    if found.kind == "later":
        yield Refused(found.source, _LATER)
    elif found.path == "-":
        if stdin is None:
            yield Refused("-", "there is no standard input")
        else:
            yield from _stream(stdin, "stdin", "stdin")
    else:
        with _open(found) as stream:
            yield from _file(found, stream)


def _open(found: Found) -> BinaryIO:
    if not found.packed:
        return Path(found.path).open("rb")
    import gzip

    return cast(BinaryIO, gzip.open(found.path))


def _file(found: Found, stream: BinaryIO) -> Iterator[Document | Refused]:
    if found.kind == "page":
        yield _page(stream.read(), found.source, found.name)
    elif found.kind == "text":
        yield text(stream.read(), found.source, found.name)
    elif found.kind == "stream":
        yield from _stream(stream, found.source, found.name)
    else:
        yield from _records(stream, found.source, found.kind == "lines")


def _stream(stream: BinaryIO, source: str, name: str) -> Iterator[Document | Refused]:
    """A stream without a name to go by: its first line tells JSON, HTML and text apart."""
    head = b""
    while (
        len(head) < SAMPLE and not head.removeprefix(b"\xef\xbb\xbf").strip() and (line := stream.readline())
    ):
        head += line
    if _JSON.match(_peek(head)):
        yield from _records(cast(BinaryIO, io.BufferedReader(_Joined(head, stream))), source)
        return
    data = head + stream.read()
    yield _page(data, source, name) if _HTML.match(data[:2048]) else text(data, source, name)


def _page(data: bytes, source: str, name: str) -> Document | Refused:
    from isnad.documents import pages

    return pages.read(data, source, name)


def _records(stream: BinaryIO, source: str, lines: bool = False) -> Iterator[Document | Refused]:
    from isnad.documents import records

    return records.read(stream, source, lines=lines)


def _peek(head: bytes) -> str:
    sample = head[:SAMPLE]
    return sample.decode(wide(sample) or "utf-8", "replace").removeprefix("\ufeff")


class _Joined(io.RawIOBase):
    """What was already taken from a stream, and then the stream."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = io.BytesIO(head), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head.read(len(buffer)) or self._stream.readline(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def text(data: bytes, source: str, name: str) -> Document | Refused:
    """The document in a text file: its whole decoded content; `name` becomes its id."""
    try:
        content = decode(data)
    except UndecodableError as refusal:
        return Refused(source, str(refusal))
    return Document(id=name, text=content, source=source) if content.strip() else Refused(source, EMPTY)
