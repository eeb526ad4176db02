"""Links: where a page leads, in the workbench to addresses, in a report to places of the same page."""

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode

from isnad.faces.pages.markup import Html, tag

ANCHORS = {"figures": "f", "statements": "s", "events": "e"}
"""What begins the anchor of a claim, by its layer."""
KEY = "d"
"""What begins the anchors of the one document that a page of the workbench shows."""


class Links(Protocol):
    """Gives the address of each thing; None where the page cannot lead there."""

    def document(self, id: str) -> str | None:
        """Lead to a document."""

    def claim(self, document: str, layer: str, number: int) -> str | None:
        """Lead to the words of a claim in its document."""

    def place(self, document: str, start: int) -> str | None:
        """Lead to a place of a document's text."""

    def question(self, id: str) -> str | None:
        """Lead to a question."""

    def story(self, key: str) -> str | None:
        """Lead to a story."""

    def entity(self, key: str) -> str | None:
        """Lead to an entity."""

    def view(self, name: str, **asked: str | None) -> str | None:
        """Lead to a view (matrix, chains, timeline, map …), narrowed to what is asked."""


class Served:
    """The links of the workbench."""

    def document(self, id: str) -> str | None:
        """Lead to a document's page."""
        return f"/documents/{quote(id, safe='')}"

    def claim(self, document: str, layer: str, number: int) -> str | None:
        """Lead to the mark of a claim in its document's page."""
        return f"{self.document(document)}#{KEY}-{ANCHORS[layer]}{number}"

    def place(self, document: str, start: int) -> str | None:
        """Lead to the mark that is put at a place of the text."""
        return f"{self.document(document)}?at={start}#at"

    def question(self, id: str) -> str | None:
        """Lead to a question's page."""
        return f"/questions/{quote(id, safe='')}"

    def story(self, key: str) -> str | None:
        """Lead to a story's page."""
        return f"/stories/{quote(key, safe='')}"

    def entity(self, key: str) -> str | None:
        """Lead to an entity's page."""
        return f"/entities/{quote(key, safe='')}"

    def view(self, name: str, **asked: str | None) -> str | None:
        """Lead to a view's page."""
        told = {key.rstrip("_"): value for key, value in asked.items() if value}
        return f"/{name}{'?' * bool(told)}{urlencode(told)}"


class Within:
    """The links of a report: `keys` are the anchors of documents whose text is in it, `parts` of the rest."""

    def __init__(self, keys: Mapping[str, str], parts: Mapping[tuple[str, str], str]) -> None:
        self.keys = keys
        self.parts = parts

    def document(self, id: str) -> str | None:
        """Lead to a document."""
        return f"#{self.keys[id]}" if id in self.keys else None

    def claim(self, document: str, layer: str, number: int) -> str | None:
        """Lead to the mark of a claim."""
        return f"#{self.keys[document]}-{ANCHORS[layer]}{number}" if document in self.keys else None

    def place(self, document: str, start: int) -> str | None:
        """Lead to the document: places have no anchors in a report."""
        return self.document(document)

    def question(self, id: str) -> str | None:
        """Lead to a question."""
        return self._part("question", id)

    def story(self, key: str) -> str | None:
        """Lead to a story."""
        return self._part("story", key)

    def entity(self, key: str) -> str | None:
        """Lead to an entity."""
        return self._part("entity", key)

    def view(self, name: str, **asked: str | None) -> str | None:
        """Lead to a part of the report, where it has one of that name for that story or question."""
        return self._part(name, asked.get("story") or asked.get("claim") or "")

    def _part(self, kind: str, key: str) -> str | None:
        anchor = self.parts.get((kind, key))
        return f"#{anchor}" if anchor else None


def to(href: str | None, *content: Html, class_: str | None = None) -> Html:
    """Make some content a link, where there is somewhere to lead."""
    return tag("a", *content, href=href, class_=class_) if href else tag("span", *content, class_=class_)
