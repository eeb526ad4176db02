"""What a page's tree holds besides its article, and what its text extractor would lose.

resiliparse leaves breaking-news bars, captions and "most read" headings in, drops every `ul`
and every `time`, and takes minutes over a tree that is tens of thousands of elements deep.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode, HTMLTree, Node

DEEPEST = 120
PATIENCE = 50_000  # paragraphs looked at to tell whether suspects hold the article; then all is kept

_BLOCKS = frozenset(
    {"article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li"}
    | {"ol", "p", "pre", "section", "table", "td", "tr", "ul"}
)
_UNREAD = frozenset({"script", "style", "template", "noscript"})
_KEPT = frozenset({"html", "body", "main", "article", "h1", "p"})
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BREAK = re.compile(r"[^A-Za-z0-9]+")


@cache
def table() -> dict[str, Any]:
    """What `pages.toml` says."""
    return tomllib.loads(files("isnad.documents").joinpath("pages.toml").read_text(encoding="utf-8"))


@cache
def _names() -> re.Pattern[str]:
    names = sorted(table()["names"], key=len, reverse=True)
    return re.compile("(?: |^)(?:" + "|".join(map(re.escape, names)) + ")(?: |$)")


def every(tree: "HTMLTree", selector: str) -> "list[ElementNode]":
    """The elements of a page that a CSS selector names, in order."""
    root = tree.document
    return root.query_selector_all(selector).values() if root is not None else []


def _made(tree: "HTMLTree", tag: str, text: str = "") -> "ElementNode":
    element = cast("ElementNode", tree.create_element(tag))
    element.text = text
    return element


def flatten(tree: "HTMLTree") -> None:
    """Make paragraphs of whatever lies deeper than any page has reason to."""
    for element in every(tree, "html > body" + " > *" * DEEPEST):
        texts = _texts(element)
        element.text = ""
        for text in texts:
            element.append(_made(tree, "p", text))


def _texts(element: "ElementNode") -> list[str]:
    """The texts of the blocks under `element`, found without recursion."""
    blocks: list[list[str]] = [[]]
    node: Node | None = element.first_child
    depth = 1
    while node is not None and depth:
        tag = node.tag or ""
        if tag in _BLOCKS:
            blocks.append([])
        elif tag == "#text":
            blocks[-1].append(node.value or "")
        below = None if tag in _UNREAD else node.first_child
        if below is not None:
            node, depth = below, depth + 1
            continue
        while node is not None and depth and node.next_sibling is None:
            node, depth = node.parent, depth - 1
            if node is not None and (node.tag or "") in _BLOCKS:
                blocks.append([])
        node = node.next_sibling if node is not None and depth else None
    return [text for block in blocks if (text := "".join(block).strip())]


def clear(tree: "HTMLTree") -> None:
    """Take the furniture out of the tree, by element, role and class name."""
    for selector in table()["elements"]:
        for element in every(tree, selector):
            if element.tag not in _KEPT:
                element.decompose()
    total = sum(len(paragraph.text or "") for paragraph in every(tree, "p"))
    patience = PATIENCE
    for element in every(tree, "[class], [id]"):
        if element.tag in _KEPT or not _named(element) or element.query_selector("h1") is not None:
            continue
        if len(element.text or "") > total / 3:
            if patience < 0:
                continue
            held = element.query_selector_all("p").values()
            patience -= len(held)
            if sum(len(paragraph.text or "") for paragraph in held) > total / 3:
                continue
        element.decompose()


def _named(element: "ElementNode") -> bool:
    names = f"{element.get_attribute('class') or ''} . {element.get_attribute('id') or ''}"
    # one class at a time: "post read" and "more" side by side are no "read more"
    return any(
        _names().search(_BREAK.sub(" ", _HUMP.sub(" ", name)).strip().lower()) for name in names.split()
    )


def keep(tree: "HTMLTree") -> None:
    """Turn into plain blocks what the extractor drops although the article needs it."""
    for time in every(tree, "p time, li time, td time, h2 time, blockquote time"):
        time.replace_with(cast("Node", tree.create_text_node(time.text or "")))
    for entries in every(tree, "ul"):
        items = [
            child for child in entries.query_selector_all("li").values() if child.query_selector("li") is None
        ]
        if not items or any(item.query_selector("a") is not None and not _prose(item) for item in items):
            continue
        block = _made(tree, "div")
        for item in items:
            block.append(_made(tree, "p", item.text or ""))
        entries.replace_with(block)


def _prose(item: "ElementNode") -> bool:
    """Whether less than half of an item is links."""
    linked = sum(len(link.text or "") for link in item.query_selector_all("a").values())
    return linked * 2 < len(item.text or "")
