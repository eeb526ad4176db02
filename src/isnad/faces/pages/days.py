"""The timeline on a page: a strip of events and figures by their days, and the list of them."""

from itertools import groupby

from isnad.faces.pages.links import Links, to
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag, text
from isnad.faces.pages.parts import FIELD, island, named, somebody, stretch
from isnad.faces.pages.sentences import thing
from isnad.faces.pages.values import ARROW, amount_of
from isnad.faces.pages.words import LANGUAGES, both, party, plain, say
from isnad.views.shapes import Record

SURE = ("happened", "ongoing")
JUDGED = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
"""What a person's verdict is called beside a claim."""
LANES = ("4", "3", "2", "1", "figures")


def strip(items: list[Record], links: Links) -> Html:
    """Write the strip of events and figures by their days, which a script draws."""
    lanes = [lane for lane in LANES if any(_lane(item) == lane for item in items)]
    data = {
        "label": named("lane", "label"),
        "lanes": [{"key": lane, "name": named("lane", lane)} for lane in lanes],
        "items": [_mark(item, links) for item in items],
    }
    return island("timeline", data, class_="timeline")


def timeline(items: list[Record], links: Links) -> Html:
    """Write one page of a timeline: the strip, and the list."""
    if not items:
        return tag("p", say("page", "nothing"), class_="none")
    days = [
        _day(key, list(some), links) for key, some in groupby(items, key=lambda one: (one["from"], one["to"]))
    ]
    return join((strip(items, links), tag("ol", join(days, Html("\n")), class_="days")))


def _lane(item: Record) -> str:
    return str(item["quad"]) if item["layer"] == "events" else "figures"


def _mark(item: Record, links: Links) -> Record:
    return {
        "lane": _lane(item),
        "from": item["from"],
        "to": item["to"],
        "name": {tongue: _name(item, tongue) for tongue in LANGUAGES},
        "href": links.claim(item["document"], item["layer"], item["number"]),
        "certain": item["layer"] == "figures" or item["status"] in SURE,
    }


def _name(item: Record, tongue: str) -> str:
    if item["layer"] == "figures":
        return f"{thing(item, tongue)}: {item['text']}"
    sides = " → ".join(side or "?" for side in (item["actor"], item["recipient"]))
    return f"{plain('type', item['type'], tongue)}, {sides}: {item['text']}"


def _day(key: tuple[str | None, str | None], items: list[Record], links: Links) -> Html:
    head = tag("h3", stretch(*key))
    rows = join((claim(item, links) for item in items), Html("\n"))
    return tag("li", head, tag("ul", rows, class_="claims"), class_="day-group")


def claim(item: Record, links: Links) -> Html:
    """Write one claim in a list: what it is, its words in their line, on whose word, in which article."""
    href = links.claim(item["document"], item["layer"], item["number"])
    head = {"events": _event, "figures": _figure, "statements": _statement}[item["layer"]](item)
    words = JUDGED.get(item["judged"])
    judged = tag("small", say("review", words), class_="person") if words else EMPTY
    return tag(
        "li",
        tag("p", head, judged, class_="about"),
        tag("p", to(href, _words(item), class_="open"), class_="said"),
        tag("p", told_by(item, links), class_="foot"),
        class_=f"claim {item['layer']} row",
    )


def _event(item: Record) -> Html:
    parts = [tag("b", say("type", item["type"]))]
    if item["mode"]:
        parts.append(tag("span", say("mode", item["mode"]), class_="mode"))
    if item["status"] != "happened":
        parts.append(tag("small", say("state", item["status"]), class_="state"))
    unknown = tag("span", say("page", "unknown"), class_="unknown")
    sides = join(
        (party(item["actor"]) or unknown, party(item["recipient"]) or unknown),
        Html(' <i class="arrow">→</i> '),
    )
    parts.append(tag("span", sides, class_="sides"))
    return join(_placed(parts, item), Html(" "))


def _figure(item: Record) -> Html:
    head = both({tongue: text(thing(item, tongue)) for tongue in LANGUAGES})
    parts = [tag("b", head, Html(": "), amount_of(item))]
    if item["of"]:
        parts.append(tag("span", party(item["of"]), class_="sides"))
    return join(_placed(parts, item), Html(" "))


def _statement(item: Record) -> Html:
    return tag("span", say("stance", item["stance"]), class_="stance", data_stance=item["stance"])


def _placed(parts: list[Html], item: Record) -> list[Html]:
    if not item["place"]:
        return parts
    place = somebody(item["place"], None, item["place_arabic"])
    return [*parts, tag("span", place, class_="place")]


def _words(item: Record) -> Html:
    """Write the words of a claim in their line, themselves marked."""
    if item["layer"] == "statements":
        return foreign(item["text"], class_="words")
    start, end = item["mark"]
    line = item["around"]
    parts = (text(line[:start]), tag("mark", text(line[start:end]), class_="hit"), text(line[end:]))
    return tag("bdi", *parts, dir="auto", class_="words")


def told_by(item: Record, links: Links) -> Html:
    """Write the chain of a claim, from its document inwards."""
    outlet = (
        foreign(short(item["outlet"], FIELD)) if item["outlet"] else ltr(short(item["document"], FIELD), "id")
    )
    stops = [to(links.document(item["document"]), outlet)]
    stops += [somebody(link["name"]) for link in item["via"]]
    if item["speaker_name"]:
        name = somebody(item["speaker_name"], item["code"], item["speaker_arabic"])
        href = links.entity(item["speaker"]) if item["speaker"] else None
        stops.append(to(href, name, class_="root"))
    return join(stops, ARROW)
