"""The team: who may read a ledger and judge it, kept in a file of its own beside the ledger."""

from isnad.team.accounts import sound
from isnad.team.person import ROLES, Account, Key, Note, NotEnteredError, Person, TeamError
from isnad.team.store import beside
from isnad.team.team import Team

__all__ = [
    "ROLES",
    "Account",
    "Key",
    "NotEnteredError",
    "Note",
    "Person",
    "Team",
    "TeamError",
    "beside",
    "sound",
]
