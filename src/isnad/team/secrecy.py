"""What is secret: passwords, tokens and keys, and the traces of them that may be kept."""

import hashlib
import hmac
import secrets
import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from isnad.team.person import TeamError

SHORTEST, LONGEST = 12, 1024
"""Characters that a password must and may have."""

MARK = "isnad_"
"""How every API key begins."""

HASHER = PasswordHasher()
AT_ONCE = threading.BoundedSemaphore(4)
"""Argon2 takes much memory on purpose; so many at the same time and no more."""


def fold(name: str) -> str:
    """Give a name as names are compared: one for all ways of writing it."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def sound(password: str, name: str) -> None:
    """Refuse a password that is too short, too long or the name of its account."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise TeamError(f"A password has {SHORTEST} to {LONGEST} characters.", "short")
    if fold(password.strip()) == fold(name.strip()):
        raise TeamError("A password may not be the name of the account.", "same")


def hashed(password: str, name: str) -> str:
    """Give what is kept of a password; one that is not sound is refused."""
    sound(password, name)
    with AT_ONCE:
        return HASHER.hash(_bytes(password))


def matches(kept: str | None, password: str) -> bool:
    """Say whether a password is the one kept; for None the work is done all the same."""
    with AT_ONCE:
        decoy = _decoy(HASHER)
        try:
            HASHER.verify(kept or decoy, _bytes(password))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def renewed(kept: str, password: str) -> str | None:
    """Give a password's hash anew where the one kept was made with other parameters."""
    if not HASHER.check_needs_rehash(kept):
        return None
    with AT_ONCE:
        return HASHER.hash(_bytes(password))


def token() -> str:
    """Make a secret that cannot be guessed."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Give the trace of a token or key by which it is found again."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def derived(token: str) -> str:
    """Give what the forms of a session must carry: it follows from the token and does not lead back."""
    return hmac.new(token.encode("utf-8", "surrogatepass"), b"isnad forms", hashlib.sha256).hexdigest()


@cache
def _decoy(hasher: PasswordHasher) -> str:
    """Give the hash of a password that nobody knows, for names that no account has."""
    return hasher.hash(secrets.token_urlsafe(32))


def _bytes(password: str) -> bytes:
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
