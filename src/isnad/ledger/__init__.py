"""The ledger: what documents claim, kept in a file that is only ever added to."""

from isnad.ledger.building import Tally, build
from isnad.ledger.entry import Entry
from isnad.ledger.ledger import Kept, Ledger, Unknown
from isnad.ledger.store import Unusable

__all__ = ["Entry", "Kept", "Ledger", "Tally", "Unknown", "Unusable", "build"]
