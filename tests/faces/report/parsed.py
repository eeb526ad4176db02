"""Reads the page again as a browser would, for the tests."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "link", "br", "img", "base"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(part if isinstance(part, str) else part.words for part in self.inside)

    def all(self, name: str = "", **wanted: str) -> list["Element"]:
        found = []
        for part in self.inside:
            if isinstance(part, Element):
                fits = all(value in part.attributes.get(key, "").split() for key, value in wanted.items())
                found += [part] if fits and name in ("", part.name) else []
                found += part.all(name, **wanted)
        return found

    def within(self) -> list["Element"]:
        return self.all()


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root", {})
        self.open = [self.root]

    def handle_starttag(self, name, pairs):
        assert len({key for key, _ in pairs}) == len(pairs), "an attribute stands twice"
        element = Element(name, {key: value or "" for key, value in pairs})
        self.open[-1].inside.append(element)
        if name not in VOID:
            self.open.append(element)

    def handle_endtag(self, name):
        assert self.open.pop().name == name, f"{name} closes what is not open"

    def handle_data(self, words):
        self.open[-1].inside.append(words)


def parse(html: str) -> Element:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], "an element is not closed"
    return reader.root
