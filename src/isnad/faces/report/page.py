"""The page: one file with its style and script in it, which asks nothing of any network."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from isnad.documents.document import Refused
from isnad.faces.pages import timeline
from isnad.faces.pages.articles import article, index, listed
from isnad.faces.pages.controls import contents, filters, legend, panel, switches
from isnad.faces.pages.figures import Row, figures, row
from isnad.faces.pages.markup import EMPTY, Html, clean, foreign, join, ltr, short, tag, text
from isnad.faces.pages.packed import built, fonts, packed
from isnad.faces.pages.sheet import Sheet
from isnad.faces.pages.voices import Key, Said, said, voices
from isnad.faces.pages.words import count, plain, rank, say, sentence
from isnad.faces.report.across import Across
from isnad.reading import Reading
from isnad.views.memory import Memory

# What a page holds at most, so that a browser still opens it: beyond, documents are listed without
# their text, and figures and statements of later documents are left out. The page says so.
TEXTS = 200
LETTERS = 800_000
ROWS = 2_000

REFUSED = 500


@dataclass(slots=True)
class Content:
    """What the page will show, gathered in one pass over the readings."""

    rows: list[Row] = field(default_factory=list)
    deeds: list[timeline.Row] = field(default_factory=list)
    items: list[Said] = field(default_factory=list)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    listed: list[Html] = field(default_factory=list)
    articles: list[Html] = field(default_factory=list)
    strip: Html = EMPTY
    speakers: set[Key] = field(default_factory=set)
    figures: int = 0
    events: int = 0
    statements: int = 0
    letters: int = 0

    def add(self, reading: Reading) -> None:
        """Take in one document."""
        serial = len(self.listed) + 1
        length = len(reading.document.text)
        whole = len(self.articles) < TEXTS and self.letters + length <= LETTERS
        sheet = Sheet(reading, f"d{serial}", whole)
        self.sheets[reading.document.id] = sheet
        self.listed.append(listed(sheet))
        self.figures += len(reading.figures)
        self.events += len(reading.events)
        self.statements += len(reading.statements)
        room = range(min(len(reading.figures), ROWS - len(self.rows)))
        self.rows.extend(row(sheet, n, serial) for n in room)
        room = range(min(len(reading.events), ROWS - len(self.deeds)))
        self.deeds.extend(timeline.row(sheet, n, serial) for n in room)
        room = range(min(len(reading.statements), ROWS - len(self.items)))
        new = [said(sheet, n, serial) for n in room]
        self.items.extend(new)
        self.speakers.update(item.voice for item in new if not item.voice[0])
        if whole:
            self.letters += length
            self.articles.append(article(sheet))


def labels() -> str:
    """Write the heads of columns as style, for narrow screens where a row stands as a card."""
    rules = []
    for tongue in ("en", "ar"):
        names = "".join(
            f"--w-{name}:'{plain('column', name, tongue)}';"
            for name in (
                "of",
                "by",
                "civilian",
                "chain",
                "day",
                "actor",
                "recipient",
                "where",
                "toll",
                "saidon",
                "asof",
                "verdict",
            )
        )
        rules.append(f".switches:has(#lang-{tongue}:checked) ~ main{{{names}}}")
    return "\n".join(rules)


def digest(content: str) -> str:
    """Give the hash by which the page's policy lets a style or script of its own pass."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def top(style: str, script: str) -> Html:
    """Write the head of the file. The policy forbids every request."""
    policy = (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    title = " · ".join(dict.fromkeys(plain("page", "kicker", tongue) for tongue in ("en", "ar")))
    return Html(
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"{tag('title', text(title))}\n<style>{style}</style>\n"
    )


def section(name: str, *content: Html) -> Html:
    """Write one part of the page under its heading."""
    head = tag("h2", say("part", name), id=f"{name}-head")
    return tag("section", head, *content, id=name, aria_labelledby=f"{name}-head")


def cut(name: str, shown: int, every: int, noun: str) -> Html:
    """Say what was left out of a part; nothing where all of it is there."""
    if shown >= every:
        return EMPTY
    words = sentence("cut", name, shown=count(shown, noun), left=count(every - shown, noun))
    return tag("p", words, class_="cut")


def banner(content: Content, refused: list[Refused]) -> Html:
    """Write what this page is and how much it holds."""
    holds = sentence(
        "page",
        "holds",
        documents=count(len(content.listed), "documents"),
        statements=count(content.statements, "statements"),
        speakers=count(len(content.speakers), "speakers"),
        figures=count(content.figures, "figures"),
        events=count(content.events, "events"),
    )
    lost = sentence_of(len(refused)) if refused else EMPTY
    return tag(
        "header",
        tag("p", say("page", "kicker"), class_="kicker"),
        tag("h1", say("page", "title")),
        tag("p", holds, class_="holds"),
        lost,
        tag("p", say("page", "promise")),
        tag("p", say("page", "read"), class_="caution"),
        class_="banner",
        id="top",
    )


def sentence_of(refused: int) -> Html:
    """Say how many inputs could not be read, with a link to their list."""
    words = tag("span", sentence("page", "lost", refused=count(refused, "refused")))
    return tag("p", tag("a", words, href="#refused"), class_="cut")


def refusals(refused: list[Refused]) -> Html:
    """List the inputs that could not be read, each with its reason."""
    if not refused:
        return EMPTY
    items = [
        tag("li", ltr(short(each.source, REFUSED), "id"), Html(" "), foreign(short(each.reason, REFUSED)))
        for each in refused
    ]
    return section("refused", tag("ul", join(items, Html("\n"))))


VIEWS = ("questions", "stories", "matrix", "chains", "map", "names", "copies")
"""What a report shows across documents, in its order."""


def across(content: Content, memory: Memory | None) -> Html:
    """Write what a ledger says across its documents: the views of the workbench."""
    if memory is None:
        return EMPTY
    keys = {id: sheet.key for id, sheet in content.sheets.items() if sheet.whole}
    views = Across(memory, keys)
    shown = {name: getattr(views, name)() for name in VIEWS}
    content.strip = views.strip()
    parts = [
        section(name, tag("p", say("about", name), class_="about-part"), shown[name])
        for name in VIEWS
        if shown[name]
    ]
    return join(parts, Html("\n"))


def finder(content: Content) -> Html:
    """Write what finds rows, with the kinds that there are."""
    stances = sorted({item.stance for item in content.items}, key=lambda key: (rank("stance", key), key))
    types = sorted({row.type for row in content.deeds}, key=lambda key: (rank("type", key), key))
    return filters(sorted({item.group for item in content.rows}), types, stances)


def body(content: Content, refused: list[Refused], memory: Memory | None = None) -> Html:
    """Write all that the page shows."""
    every = len(content.listed)
    shown = across(content, memory)
    parts = (
        banner(content, refused),
        contents(bool(refused), views=VIEWS if memory else ()),
        shown,
        finder(content),
        section(
            "figures",
            tag("p", say("about", "figures"), class_="about-part"),
            cut("figures", len(content.rows), content.figures, "figures"),
            figures(content.rows),
        ),
        section(
            "events",
            tag("p", say("about", "events"), class_="about-part"),
            cut("events", len(content.deeds), content.events, "events"),
            content.strip,
            timeline.timeline(content.deeds),
        ),
        section(
            "statements",
            tag("p", say("about", "statements"), class_="about-part"),
            cut("statements", len(content.items), content.statements, "statements"),
            voices(content.items),
        ),
        section(
            "documents",
            tag("p", say("about", "documents"), class_="about-part"),
            cut("texts", len(content.articles), every, "documents"),
            index(content.listed),
            legend(),
            join(content.articles, Html("\n")),
        ),
        refusals(refused),
    )
    return join(parts, Html("\n"))


def compose(
    readings: Iterable[Reading], refused: Iterable[Refused] = (), memory: Memory | None = None
) -> str:
    """Write the whole file; the same readings give the same bytes."""
    content = Content()
    for reading in readings:
        content.add(reading)
    main = tag("main", body(content, list(refused), memory))
    sheets = (packed("page.css"), packed("workbench.css"), built("isnad.css"), labels())
    style = "\n".join((fonts(), *sheets))
    script = built("isnad.js")
    world = f'<script type="application/json" id="world">{built("world.json")}</script>\n'
    return clean(
        '<!doctype html>\n<html lang="en" dir="ltr" data-mode="report">\n'
        f"<head>\n{top(style, script)}</head>\n<body>\n{switches()}\n{main}\n{panel()}\n"
        f"{world if memory else ''}<script>{script}</script>\n</body>\n</html>\n"
    )
