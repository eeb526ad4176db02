"""What every export is: a name, a line on what it is for, and a way to write it."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, ClassVar

from isnad.ledger.ledger import Ledger


class Format(ABC):
    """A format that a ledger can be written in."""

    name: ClassVar[str]
    description: ClassVar[str]

    @abstractmethod
    def write(self, ledger: Ledger, output: Path) -> None:
        """Write the ledger to `output`."""


@contextmanager
def replacing(output: Path) -> Iterator[IO[bytes]]:
    """Give a file to write that takes the place of `output` once it is whole, and only then."""
    if output.exists() and not output.is_file():
        with output.open("wb") as file:
            yield file
        return
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
