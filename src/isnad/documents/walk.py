"""Inputs to files: folders read through in order, and what cannot be opened refused."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from isnad.documents.decode import clean
from isnad.documents.document import Refused

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".json": "records",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".warc": "later",
    ".arc": "later",
    ".xml": "later",
    ".rss": "later",
    ".atom": "later",
}
PACKED = ".gz"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and what its name says is in it."""

    path: str
    kind: str
    packed: bool = False

    @property
    def name(self) -> str:
        """The file's name without its endings: a text's id."""
        path = Path(self.path)
        return clean(Path(path.stem).stem if self.packed else path.stem)

    @property
    def source(self) -> str:
        """The path as it can be printed, also where its bytes are no text."""
        return clean(self.path)


def walk(inputs: Iterable[str | Path]) -> Iterator[Found | Refused]:
    """The files of `inputs`, each folder's in the order of their names; "-" stays as it is."""
    for given in inputs:
        path = os.fspath(given)
        if path == "-":
            yield Found("-", "stream")
            continue
        try:
            mode = Path(path).stat().st_mode
        except (OSError, ValueError) as error:
            yield Refused(clean(path), _broken(path, error) or why(error))
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(path)
        else:
            yield _file(path, mode, _kind(path) or ("stream" if stat.S_ISFIFO(mode) else "text"))


def why(error: Exception) -> str:
    """An error in opening or reading, in words for whoever gave the path."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or "cannot be read"


def _kind(path: str) -> str | None:
    inner = path.removesuffix(PACKED) if path.lower().endswith(PACKED) else path
    return KINDS.get(Path(inner).suffix.lower())


def _file(path: str, mode: int, kind: str) -> Found | Refused:
    if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
        return Refused(clean(path), "not an ordinary file")
    return Found(path, kind, packed=path.lower().endswith(PACKED) and _kind(path) is not None)


def _folder(top: str) -> Iterator[Found | Refused]:
    """The files under `top`; a folder is entered once, by whichever links it is reached."""
    entered: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            state = Path(path).stat()
            if not stat.S_ISDIR(state.st_mode):
                kind = _kind(path)
                if kind is not None:
                    yield (
                        _file(path, state.st_mode, kind)
                        if not stat.S_ISFIFO(state.st_mode)
                        else Refused(clean(path), "not an ordinary file")
                    )
                continue
            if (state.st_dev, state.st_ino) in entered:
                continue
            entered.add((state.st_dev, state.st_ino))
            names = sorted(entry.name for entry in os.scandir(path) if not entry.name.startswith("."))
            waiting += [str(Path(path) / name) for name in reversed(names)]
        except OSError as error:
            if _kind(path) is not None or not Path(path).is_symlink():
                yield Refused(clean(path), _broken(path, error) or why(error))


def _broken(path: str, error: Exception) -> str | None:
    """The reason where `path` is a link whose far end is missing."""
    missing = isinstance(error, FileNotFoundError) and Path(path).is_symlink()
    return "a link to something that is not there" if missing else None
