"""Search on a page: documents with the places where the words stand."""

from isnad.faces.pages.links import Links, to
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, language, short, tag, text
from isnad.faces.pages.parts import FIELD, stretch, title_of
from isnad.faces.pages.words import say
from isnad.views.shapes import Record


def found(items: list[Record], links: Links) -> Html:
    """Write what was found."""
    if not items:
        return tag("p", say("page", "nothing"), class_="none")
    return tag("ol", join((_item(item, links) for item in items), Html("\n")), class_="found-list")


def _item(item: Record, links: Links) -> Html:
    day = item["published"]
    outlet = tag("span", foreign(short(item["outlet"], FIELD)), class_="outlet") if item["outlet"] else EMPTY
    about = join((stretch(day["earliest"], day["latest"]), outlet), Html(" · "))
    head = tag("h3", to(links.document(item["id"]), title_of(item)))
    places = join((_place(item["id"], place, links) for place in item["places"]), Html("\n"))
    return tag("li", head, tag("p", about, class_="about"), tag("ul", places), class_="hit-of row")


def _place(id: str, place: Record, links: Links) -> Html:
    return tag("li", to(links.place(id, place["at"]), marked(place["text"], place["marks"]), class_="open"))


def marked(words: str, marks: list[list[int]]) -> Html:
    """Write words with some of them marked; nothing is added to them or moved."""
    parts: list[Html] = []
    done = 0
    for start, end in marks:
        if start < done:
            continue
        parts += [text(words[done:start]), tag("mark", text(words[start:end]), class_="hit")]
        done = end
    parts.append(text(words[done:]))
    return tag("bdi", *parts, dir="auto", lang=language(words), class_="words")
