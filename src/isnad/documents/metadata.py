"""What an HTML page says about itself: title, day of publication, outlet, address."""

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from isnad.documents.dates import iso
from isnad.documents.furniture import every, table
from isnad.documents.producers import host, outlet_of, word_of

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree

_REPORTED = ("Article", "BlogPosting", "Report", "WebPage")


def read(tree: "HTMLTree") -> dict[str, str | None]:
    """`title`, `published`, `outlet` and `url` of a page, each None where the page has none.

    The day is never taken from the text a reader sees: that is read later, as text.
    """
    nodes = _linked(tree)
    url = _first(tree, nodes, "url", _address)
    return {
        "title": _first(tree, nodes, "title", word_of),
        "published": _first(tree, nodes, "published", iso),
        "outlet": outlet_of(_first(tree, nodes, "outlet", word_of)) or host(url),
        "url": url,
    }


def _first(
    tree: "HTMLTree", nodes: list[dict[str, Any]], field: str, told: Callable[[object], str | None]
) -> str | None:
    values = (value for place, key in table()[field] for value in _values(tree, nodes, place, key))
    return next((word for value in values if (word := told(value))), None)


def _values(tree: "HTMLTree", nodes: list[dict[str, Any]], place: str, key: str) -> Iterator[object]:
    """What stands at one place of the table: an attribute, a text, or a key of the JSON-LD."""
    if place == "@json":
        for node in nodes:
            value = node.get(key)
            yield value[0] if isinstance(value, list) and value else value
        return
    for element in every(tree, place)[:1]:
        found = element.text if key == "text" else element.get_attribute(key)
        yield " ".join((found or "").split())


def _address(value: object) -> str | None:
    word = word_of(value)
    return word if host(word) else None


def _linked(tree: "HTMLTree") -> list[dict[str, Any]]:
    """The JSON-LD nodes that describe the page itself, articles before the rest."""
    nodes: list[dict[str, Any]] = []
    for script in every(tree, "script[type='application/ld+json']"):
        try:
            value = json.loads((script.text or "").strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, dict):
                graph = node.get("@graph")
                nodes += (
                    [part for part in graph if isinstance(part, dict)] if isinstance(graph, list) else [node]
                )
    typed = [(rank, node) for node in nodes if (rank := _rank(node)) is not None]
    return [node for _, node in sorted(typed, key=lambda pair: pair[0])]


def _rank(node: dict[str, Any]) -> int | None:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    names = [kind for kind in kinds if isinstance(kind, str)]
    ranks = [k for k, kind in enumerate(_REPORTED) for name in names if name.endswith(kind)]
    return min(ranks, default=None)
