"""Bytes to text: which encoding a file is in, told from its bytes alone.

The text is kept exactly, newlines and control characters with it; only a byte order mark
goes. What is no text at all is refused (`UndecodableError`), never turned into noise. Every text
that leaves this module can be written as UTF-8: half surrogate pairs become U+FFFD.
"""

import codecs
import re

LOST = "\ufffd"
SAMPLE = 4096

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF, not text"),
    (b"PK\x03\x04", "a zip or office file, not text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office file, not text"),
    (b"\x1f\x8b\x08", "compressed (gzip)"),
    (b"BZh", "compressed (bzip2)"),
    (b"\xfd7zXZ\x00", "compressed (xz)"),
    (b"\x89PNG", "a picture, not text"),
    (b"\xff\xd8\xff", "a picture, not text"),
    (b"GIF8", "a picture, not text"),
    (b"SQLite format 3\x00", "a database, not text"),
    (b"{\\rtf", "a rich text file, which is not read"),
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_DECLARABLE = re.compile(r"(?:windows|cp|iso)[-_]?(?:12|8859)[-_]?\d{1,2}\Z", re.IGNORECASE)
_WESTERN = {"cp1252", "iso8859-1", "iso8859-15"}  # what servers say when nobody set it
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
_ALEF_LAM = "\u0627\u0644"


class UndecodableError(ValueError):
    """These bytes are no text; the message says in plain words what they seem to be."""


def clean(text: str) -> str:
    """`text` with every half surrogate pair replaced by U+FFFD: as long, and writable."""
    return text if text.isascii() else _SURROGATES.sub(LOST, text)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`, without its byte order mark.

    Byte order mark, then the pattern of UTF-16 and UTF-32, then UTF-8, then what the page
    itself declares (`declared`), then windows-1256 or ISO 8859-6, whichever gives Arabic.
    """
    reason = next((words for start, words in _SIGNATURES if data.startswith(start)), None)
    if reason is not None:
        raise UndecodableError(reason)
    name = wide(data)
    text = data.decode(name, "replace") if name else _narrow(data, declared)
    text = text.removeprefix("\ufeff")
    _refuse_noise(text)
    return text


def wide(data: bytes) -> str | None:
    """The UTF-16 or UTF-32 that `data` is in, by its mark or by where its high bytes stand."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return None if name == "utf-8" else name
    sample = data[: min(SAMPLE, len(data)) // 4 * 4] if len(data) >= 4 else data[: len(data) // 2 * 2]
    if b"\0" not in sample and b"\x06" not in sample:
        return None
    quarters = [sample[k::4] for k in range(4)]
    if (
        len(sample) >= 8
        and _share(quarters[2] + quarters[3], b"\0") == 1
        and _share(quarters[0], b"\0") < 0.5
    ):
        return "utf-32-le"
    if (
        len(sample) >= 8
        and _share(quarters[0] + quarters[1], b"\0") == 1
        and _share(quarters[3], b"\0") < 0.5
    ):
        return "utf-32-be"
    even, odd = _share(sample[::2], b"\0\x06"), _share(sample[1::2], b"\0\x06")
    if odd >= 0.8 and even < 0.3:
        return "utf-16-le"
    return "utf-16-be" if even >= 0.8 and odd < 0.3 else None


def _share(data: bytes, of: bytes) -> float:
    return sum(map(data.count, (bytes([value]) for value in of))) / len(data) if data else 0.0


def _narrow(data: bytes, declared: str | None) -> str:
    """Text in UTF-8, whole or with a few broken bytes, or in an encoding of one byte a letter."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.end == len(data) and error.reason == "unexpected end of data"
    text = data.decode("utf-8", "replace")
    bad = text.count(LOST) - data.count(LOST.encode())
    good = sum(1 for character in text if "\u0370" <= character != LOST)
    if good and ((cut and bad == 1) or (good >= 9 * bad and bad <= max(1, len(text) // 100))):
        return text
    if good > max(2, bad // 9):
        raise UndecodableError("mixes UTF-8 with another encoding")
    return _one_byte(data, declared)


def _one_byte(data: bytes, declared: str | None) -> str:
    """Decode by the Arabic encoding that gives the likelier Arabic, or by what is declared."""
    ours = data.decode("cp1256")
    try:
        iso = data.decode("iso8859-6")
    except UnicodeDecodeError:
        iso = ""
    best = iso if _arabic(iso) > max(_arabic(ours), len(iso) // 4) else ours
    name = _declared(declared)
    if name in _WESTERN and _arabic(best) > len(best) // 4:
        name = None
    if name is None:
        return best
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return best


def _declared(name: str | None) -> str | None:
    """Python's name of a declared encoding, of those alone that write one byte a letter."""
    if name is None or not _DECLARABLE.match(name.strip()):
        return None
    try:
        return codecs.lookup(name.strip()).name
    except LookupError:
        return None


def _arabic(text: str) -> int:
    """How Arabic a text looks: its letters, and the article, which no wrong table brings forth."""
    return len(_ARABIC_LETTER.findall(text)) + 8 * text.count(_ALEF_LAM)


def _refuse_noise(text: str) -> None:
    """Refuse what is mostly control characters or lost bytes; a stray NUL is kept."""
    allowed = max(1, len(text) // 10)
    if len(_CONTROLS.findall(text)) > allowed or text.count(LOST) > max(allowed, len(text) // 4):
        raise UndecodableError("binary, not text")
