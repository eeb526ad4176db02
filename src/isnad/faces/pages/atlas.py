"""The map on a page: an offline basemap with the places named, and the same as a table."""

from isnad.faces.pages.links import Links, to
from isnad.faces.pages.markup import Html, foreign, join, ltr, short, tag
from isnad.faces.pages.parts import FIELD, island, named, stretch, told
from isnad.faces.pages.words import say
from isnad.views.shapes import Record

WORDS = ("from", "to", "all", "in", "out", "whole", "places")
COLUMNS = ("place", "claims", "days")


def atlas(found: Record, links: Links, world: str | None, **asked: str | None) -> Html:
    """Write the map; `world` is the address of the basemap, None where the page holds it."""
    places = found["items"]
    if not places:
        return tag("p", say("page", "nothing"), class_="none")
    data = {
        "label": named("map", "label"),
        "words": told("map", *WORDS),
        "world": world,
        "places": [
            {
                "name": {"en": place["place"], "ar": place["arabic"] or place["place"]},
                "lat": place["lat"],
                "lon": place["lon"],
                "href": links.view("timeline", place=place["place"], layer="all", **asked),
                "days": place["days"],
            }
            for place in places
        ],
    }
    return island("map", data, _table(places, links, **asked), class_="map")


def _table(places: list[Record], links: Links, **asked: str | None) -> Html:
    heads = tag("thead", tag("tr", *(tag("th", say("map", key), scope="col") for key in COLUMNS)))
    rows = join((_row(place, links, **asked) for place in places), Html("\n"))
    caption = tag("caption", say("map", "label"), class_="aside")
    return tag("table", caption, heads, tag("tbody", rows), class_="places")


def _row(place: Record, links: Links, **asked: str | None) -> Html:
    href = links.view("timeline", place=place["place"], layer="all", **asked)
    days = sorted(day for day in place["days"] if day)
    names = [to(href, foreign(short(place["place"], FIELD)))]
    if place["arabic"]:
        names.append(foreign(short(place["arabic"], FIELD)))
    return tag(
        "tr",
        tag("th", join(names, Html(" ")), scope="row"),
        tag("td", ltr(f"{place['times']:,}", "n")),
        tag("td", stretch(days[0] if days else None, days[-1] if days else None)),
        class_="row",
    )
