"""Opening a ledger for a command: what is wrong with it is said in words, not in a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from isnad.ledger.ledger import Ledger


@contextmanager
def opened(address: str, create: bool = False) -> "Iterator[Ledger]":
    """Open the ledger at `address`; an unusable one ends the command with the reason."""
    from isnad.ledger import Ledger, LedgerError, UnknownDocumentError

    try:
        with Ledger(address, create) as ledger:
            yield ledger
    except LedgerError as problem:
        raise click.ClickException(str(problem)) from problem
    except UnknownDocumentError as problem:
        near = "  ".join(problem.near)
        hint = f" Did you mean:  {near}" if near else " Ids are the names of files without their ending."
        raise click.ClickException(f"{address} holds no document {problem.id!r}.{hint}") from problem
