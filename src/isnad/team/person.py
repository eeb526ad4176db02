"""Who is in a team, what they hold, and what was done; and how a refusal is put into words."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime

ROLES = ("read", "review", "admin")
"""What an account may do, each role with all that those before it may."""


class TeamError(Exception):
    """What a team refuses, in words for an administrator; `kind` is one word for programs."""

    def __init__(self, words: str, kind: str = "") -> None:
        super().__init__(words)
        self.kind = kind


class NotEnteredError(TeamError):
    """A login that failed; `wait` has the seconds to wait where there were too many of them."""

    def __init__(self, wait: int = 0) -> None:
        if wait:
            super().__init__(f"Too many failed logins. Try again in {wait} seconds.", "throttled")
        else:
            super().__init__("The name or the password is wrong.", "wrong")
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks for something: `key` is the id of the API key used, `csrf` what their forms must carry."""

    name: str
    role: str
    key: int | None = None
    csrf: str = ""

    def may(self, role: str) -> bool:
        """Say whether this person may do what `role` may."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Account:
    """One account, without its password."""

    name: str
    role: str
    enabled: bool
    made: str

    def record(self) -> dict[str, object]:
        """Give the account for programs."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Key:
    """One API key, without the key itself."""

    id: int
    owner: str
    label: str
    role: str
    made: str
    used: str | None
    revoked: str | None

    def record(self) -> dict[str, object]:
        """Give the key for programs."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the audit: who did what, when and from where."""

    number: int
    at: str
    who: str
    what: str
    detail: str
    address: str

    def record(self) -> dict[str, object]:
        """Give the line for programs."""
        return asdict(self)


def checked(role: str) -> str:
    """Give a role that there is; another one is refused."""
    if role not in ROLES:
        raise TeamError(f"There is no role {role!r}, only {', '.join(ROLES)}.", "role")
    return role


def lower(one: str, other: str) -> str:
    """Give the lower of two roles."""
    return min(one, other, key=ROLES.index)


def iso(at: float) -> str:
    """Write a time as a day and an hour, in UTC."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
