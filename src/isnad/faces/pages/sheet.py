"""A sheet: one reading and the place that it has in the page."""

from dataclasses import dataclass

from isnad.faces.pages.markup import Html, foreign, join, ltr, short, tag
from isnad.faces.pages.values import when
from isnad.faces.pages.words import say
from isnad.reading import Reading

TITLE = 160
OPENING = 90


@dataclass(frozen=True, slots=True)
class Sheet:
    """`key` begins the anchors of the document; `whole` says whether its text is in the page."""

    reading: Reading
    key: str
    whole: bool = True

    def to(self, anchor: str, content: Html, class_: str | None = None) -> Html:
        """Make `content` open the words at `anchor`, where they are in the page."""
        if not self.whole:
            return tag("span", content, class_=class_)
        return tag("a", content, href=f"#{self.key}{anchor}", class_=class_)

    def day(self) -> Html:
        """Write the document's day; it opens the words that decided it, where some did."""
        if self.reading.day.evidence is None:
            return when(self.reading.day)
        return self.to("-day", when(self.reading.day))

    def name(self) -> Html:
        """Write the document's title, or else the id that it came with."""
        document = self.reading.document
        return (
            foreign(short(document.title, TITLE)) if document.title else ltr(short(document.id, TITLE), "id")
        )

    def opening(self) -> Html:
        """Give the first words of a document that has no title."""
        words = foreign(short(self.reading.document.text, OPENING), class_="words")
        return tag("span", say("column", "opening"), Html(" "), words, class_="opening")

    def link(self) -> Html:
        """Write the document's name as a link to it."""
        document = self.reading.document
        tail = Html("") if not document.title else ltr(short(document.id, TITLE), "id")
        return join((tag("a", self.name(), href=f"#{self.key}"), tail), Html(" "))
