"""Stories on a page: the list of them, and one with its documents and its largest disagreements."""

from isnad.faces.pages.asking import brief
from isnad.faces.pages.links import Links, to
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag, text
from isnad.faces.pages.parts import FIELD, cells, many, stretch, title_of
from isnad.faces.pages.reasons import reason
from isnad.faces.pages.sentences import when
from isnad.faces.pages.words import LANGUAGES, both, say
from isnad.views.shapes import Record

HOLDS = (
    ("documents", "documents"),
    ("copies", "copies"),
    ("outlets", "printed"),
    ("voices", "speaking"),
    ("questions", "questions"),
    ("events", "events"),
)
WAYS = ("questions", "matrix", "timeline", "map", "documents", "search")


def stories(items: list[Record], links: Links) -> Html:
    """Write a list of stories."""
    if not items:
        return tag("p", say("page", "nothing"), class_="none")
    return tag("ol", join((_item(item, links) for item in items), Html("\n")), class_="stories")


def _item(story: Record, links: Links) -> Html:
    title = tag("h3", to(links.story(story["story"]), foreign(short(story["title"], FIELD))))
    return tag("li", title, holds(story), _largest(story, links), class_="story row")


def holds(story: Record) -> Html:
    """Say how long a story is, and how much of each it has."""
    counts = [(key, many(story[key], noun)) for key, noun in HOLDS if story[key]]
    words = {tongue: text(when(story, tongue)) for tongue in LANGUAGES}
    days = both(words) if words["en"] else stretch(None, None)
    return cells("holds", [("days", days), *counts])


def _largest(story: Record, links: Links) -> Html:
    found = story.get("largest") or []
    if not found:
        return EMPTY
    return tag("ul", join((brief(one, links) for one in found), Html("\n")), class_="largest")


def story(one: Record, links: Links, *, part: Html = EMPTY) -> Html:
    """Write one story: how much of each, its largest disagreements, its documents with their days."""
    ways = [(key, links.view(key, story=one["story"])) for key in WAYS]
    lead = join((to(href, say("view", key)) for key, href in ways if href), Html(" · "))
    documents = tag("ul", join((paper(each, links) for each in one["papers"]), Html("\n")), class_="papers")
    head = tag("h2", say("view", "documents"))
    return join(
        (holds(one), tag("p", lead, class_="ways"), _largest(one, links), head, documents, part), Html("\n")
    )


def paper(brief_: Record, links: Links) -> Html:
    """Write a document in a list: its day and what decided it, its title, outlet and counts."""
    day = brief_["published"]
    outlet = foreign(short(brief_["outlet"], FIELD)) if brief_["outlet"] else say("page", "nooutlet")
    counts = [(key, many(brief_[key], key)) for key in ("statements", "figures", "events")]
    if brief_["copies"]:
        counts.append(("copies", many(brief_["copies"], "copies")))
    return tag(
        "li",
        tag("span", stretch(day["earliest"], day["latest"]), class_="day-of"),
        tag("span", to(links.document(brief_["id"]), title_of(brief_)), class_="title"),
        tag("span", outlet, class_="outlet"),
        ltr(short(brief_["id"], FIELD), "id"),
        cells("holds", counts),
        reason(day["because"]),
        class_="paper row",
    )
