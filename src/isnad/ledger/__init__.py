"""The ledger: what documents claim, kept in a file that is only ever added to."""

from isnad.ledger.building import Tally, build
from isnad.ledger.entry import Entry
from isnad.ledger.ledger import Kept, Ledger, UnknownDocumentError
from isnad.ledger.store import LedgerError

__all__ = ["Entry", "Kept", "Ledger", "LedgerError", "Tally", "UnknownDocumentError", "build"]
