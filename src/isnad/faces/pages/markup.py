"""Markup that cannot be forgotten to be escaped: text becomes `Html` here and nowhere else."""

import html
import re
from collections.abc import Iterable
from typing import NewType
from urllib.parse import urlsplit

Html = NewType("Html", str)

EMPTY = Html("")
VOID = ("input", "meta", "link")

# What a page in UTF-8 cannot hold: half a pair, and NUL, which the parser of HTML drops.
UNSHOWABLE = re.compile("[\\ud800-\\udfff\\x00]")
ARABIC = re.compile("[\\u0620-\\u064a\\u066e-\\u06d3\\ufb50-\\ufdff\\ufe70-\\ufefc]")


def clean(words: str) -> str:
    """Give `words` with each code point that a page cannot hold as U+FFFD, one for one."""
    return UNSHOWABLE.sub("\ufffd", words)


def text(words: str) -> Html:
    """Escape `words`, for content and for attributes in double quotes alike."""
    return Html(html.escape(clean(words), quote=True).replace("\r", "&#13;"))


def join(parts: Iterable[Html], between: Html = EMPTY) -> Html:
    """Put pieces of markup behind one another."""
    return Html(between.join(parts))


def tag(name: str, /, *content: Html, **attributes: str | None) -> Html:
    """Give an element. `class_` and `data_x` become class and data-x; None leaves one out."""
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{name}{shown}>")
    return Html(f"<{name}{shown}>{''.join(content)}</{name}>")


def language(words: str) -> str | None:
    """Give `ar` for words that hold Arabic letters, None for others: their language is not known."""
    return "ar" if ARABIC.search(words, 0, 2000) else None


def foreign(words: str, class_: str | None = None) -> Html:
    """Show words of somebody else, apart from the direction of what stands around them."""
    return tag("bdi", text(words), dir="auto", lang=language(words), class_=class_)


def ltr(words: str, class_: str | None = None) -> Html:
    """Show a number, a day, a code or an address, which run from left to right everywhere."""
    return tag("bdi", text(words), dir="ltr", class_=class_)


def short(words: str, length: int) -> str:
    """Give the beginning of `words` in one line, with an ellipsis where some were left out."""
    line = " ".join(words[: 4 * length].split())
    if len(line) <= length and len(words) <= 4 * length:
        return line
    line = line[: length + 1]
    edge = line.rfind(" ")
    return (line[:edge] if edge > length // 2 else line[:length]).rstrip() + "…"


def address(url: str) -> Html:
    """Show an address, as a link only where it is of the web; it is never fetched by the page."""
    shown = ltr(short(url, 90), "url")
    try:
        parts = urlsplit(clean(url))
    except ValueError:
        return shown
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return shown
    return tag("a", shown, href=clean(url), rel="noreferrer noopener nofollow")
