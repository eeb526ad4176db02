"""Dates in an input's metadata: kept where they name one day or moment, else left out."""

import re
from datetime import UTC, datetime

_REDUCED = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?\Z", re.ASCII)
_SLASHED = re.compile(r"([12]\d{3})/(\d\d?)/(\d\d?)(?=\D|\Z)", re.ASCII)
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?\Z", re.ASCII)
_MAIL = re.compile(r"(?:[A-Za-z]{3}, ?)?\d{1,2} [A-Za-z]{3} \d{4}\b", re.ASCII)


def iso(value: object) -> str | None:
    """The ISO date or time that `value` is, or None.

    An ISO value stays as it was written. The dates of mails and feeds (RFC 2822), seconds
    since 1970 and year-first dates with slashes are rewritten; day and month in an order that
    only the writer knows ("03/04/2026") are not dates here.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = str(value).strip()
    if len(text) > 60:
        return None
    if _EPOCH.match(text):
        return _moment(float(text))
    if _MAIL.match(text):
        return _mailed(text)
    text = _SLASHED.sub(lambda found: "-".join(part.zfill(2) for part in found.groups()), text, count=1)
    if _REDUCED.match(text):
        return text
    try:
        return text if datetime.fromisoformat(text).year >= 1000 else None
    except ValueError:
        return None


def _moment(seconds: float) -> str | None:
    if seconds >= 1e11:
        seconds /= 1000
    try:
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None


def _mailed(text: str) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
