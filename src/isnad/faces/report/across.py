"""What a report shows across documents: the views of the workbench, each as a part of the one page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from isnad.faces.pages import asking, atlas, beings, days, graph, grid, told, twins
from isnad.faces.pages.links import Within, to
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, short, tag
from isnad.faces.pages.parts import FIELD, many
from isnad.faces.pages.sentences import headline
from isnad.faces.pages.words import count, say, sentence
from isnad.views import chains, listing, matrix, questions, reader, stories
from isnad.views.memory import Memory
from isnad.views.shapes import Record

QUESTIONS, STORIES, MATRICES, ROWS, MARKS, NAMES, COPIES, TWINS = 150, 300, 12, 50, 400, 150, 100, 40
"""What a report holds of each at the most; the page says what it left out."""


@dataclass(slots=True)
class Across:
    """The views of a ledger for its report: `parts` are the anchors of what they hold."""

    memory: Memory
    keys: Mapping[str, str]
    parts: dict[tuple[str, str], str] = field(default_factory=dict)
    links: Within = field(init=False)
    asked: list[Record] = field(init=False)
    told: list[Record] = field(init=False)
    known: list[Record] = field(init=False)

    def __post_init__(self) -> None:
        """Choose what the report shows, and give each its anchor."""
        heads = questions.listed(self.memory, least=2, size=QUESTIONS)
        self.asked = heads["items"]
        self.told = stories.listed(self.memory, size=STORIES)["items"]
        self.known = listing.entities(self.memory, size=NAMES)["items"]
        for n, one in enumerate(self.asked):
            self.parts["question", one["id"]] = f"q{n}"
            self.parts["chains", one["id"]] = f"c{n}"
        for n, one in enumerate(self.told):
            self.parts["story", one["story"]] = f"story{n}"
        for n, one in enumerate(self._larger()):
            self.parts["matrix", one["story"]] = f"m{n}"
        for n, one in enumerate(self.known):
            self.parts["entity", one["entity"]] = f"n{n}"
        self.links = Within(self.keys, self.parts)

    def _larger(self) -> list[Record]:
        """Give the stories that have a matrix: those of several documents."""
        return [one for one in self.told if one["documents"] > 1][:MATRICES]

    def stories(self) -> Html:
        """Write the stories with their documents."""
        every = self.memory.ask("SELECT count(*) FROM told_stories")[0][0]
        items = join((self._story(one) for one in self.told), Html("\n"))
        return join((left("stories", len(self.told), every, "stories"), tag("ol", items, class_="stories")))

    def _story(self, one: Record) -> Html:
        order = "ends IS NULL, ends, starts, id LIMIT 200"
        query = f"SELECT body FROM told_documents WHERE story = ? ORDER BY {order}"  # noqa: S608
        papers = (told.paper(paper, self.links) for paper in self.memory.bodies(query, one["story"]))
        title = tag("h3", foreign(short(one["title"], FIELD)))
        across = to(self.links.view("matrix", story=one["story"]), say("view", "matrix"))
        lead = tag("p", across, class_="ways") if ("matrix", one["story"]) in self.parts else EMPTY
        largest = tag("ul", *(asking.brief(each, self.links) for each in one["largest"]), class_="largest")
        papers_ = tag("ul", join(papers, Html("\n")), class_="papers")
        anchor = self.parts["story", one["story"]]
        return tag("li", title, told.holds(one), lead, largest, papers_, id=anchor, class_="story")

    def questions(self) -> Html:
        """Write the questions that have several answers, the largest disagreements first."""
        every = self.memory.ask("SELECT count(*) FROM told_questions WHERE answers > 1")[0][0]
        if not self.asked:
            return tag("p", say("page", "noquestions"), class_="none")
        lines = (questions.around(self.memory, one) for one in self.asked)
        shown = (asking.asked(one, self.links, f"q{n}") for n, one in enumerate(lines))
        return join((left("questions", len(self.asked), every, "questions"), join(shown, Html("\n"))))

    def matrix(self) -> Html:
        """Write the matrices of the stories that have several documents."""
        return join((self._matrix(one) for one in self._larger()), Html("\n"))

    def _matrix(self, one: Record) -> Html:
        shown = matrix.matrix(self.memory, one["story"], size=ROWS)
        title = tag("h3", to(self.links.story(one["story"]), foreign(short(one["title"], FIELD))))
        more = left("rows", len(shown["items"]), shown["total"], "rows")
        anchor = self.parts["matrix", one["story"]]
        return tag("div", title, more, grid.grid(shown, self.links, anchor), id=anchor)

    def chains(self) -> Html:
        """Write the chains of the questions, each in a fold of its own."""
        return join((self._chain(one) for one in self.asked), Html("\n"))

    def _chain(self, one: Record) -> Html:
        found = chains.chains(self.memory, one["id"])
        if found is None:
            return EMPTY
        head = tag("summary", headline(one))
        return tag("details", head, graph.graph(found, self.links), id=self.parts["chains", one["id"]])

    def strip(self) -> Html:
        """Write the strip of events by their days, above their table."""
        items = listing.timeline(self.memory, size=MARKS)["items"]
        return days.strip(items, self.links) if items else EMPTY

    def map(self) -> Html:
        """Write the map; the page holds its basemap."""
        return atlas.atlas(listing.places(self.memory), self.links, None)

    def names(self) -> Html:
        """Write who and what is named most often."""
        every = self.memory.ask("SELECT count(*) FROM told_entities")[0][0]
        ids = [self.parts["entity", one["entity"]] for one in self.known]
        items = beings.entities(self.known, self.links, ids)
        return join((left("entities", len(self.known), every, "entities"), items))

    def copies(self) -> Html:
        """Write the copied documents and passages, those with the most alike side by side."""
        shown = reader.copies(self.memory, size=COPIES)
        if not shown["items"]:
            return tag("p", say("page", "nocopies"), class_="none")
        pairs = []
        for one in shown["items"][:TWINS]:
            both = reader.twins(self.memory, one["a"]["document"])
            pairs += [self._pair(one, twin) for twin in both if twin["document"] == one["b"]["document"]]
        more = left("copies", min(TWINS, len(shown["items"])), shown["total"], "copies")
        return join((more, join(dict.fromkeys(pairs), Html("\n"))))

    def _pair(self, one: Record, twin: Record) -> Html:
        here = twins.name_of(one["a"]["document"], one["papers"], self.links)
        return tag("div", tag("p", here, class_="about"), twins.twin(twin, self.links), class_="row")


def left(name: str, shown: int, every: int, noun: str) -> Html:
    """Say what was left out of a part; nothing where all of it is there."""
    if shown >= every:
        return EMPTY
    words = sentence("cut", name, shown=count(shown, noun), left=count(every - shown, noun))
    return tag("p", words, class_="cut")


def summary(memory: Memory) -> Html:
    """Say how much there is across the documents."""
    counts = listing.counted(memory)
    shown = (("stories", "stories"), ("several", "questions"), ("copies", "copies"), ("entities", "entities"))
    return join((many(counts[key], noun) for key, noun in shown if counts[key]), Html(" · "))
