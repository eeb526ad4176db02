"""What the reader may choose: language, colours, which marks are shown, what to find.

Language, colours and marks work without a script, by what is checked; finding needs one.
"""

from collections.abc import Iterable, Mapping

from isnad.faces.pages.figures import kind_of
from isnad.faces.pages.markup import Html, join, tag, text
from isnad.faces.pages.words import plain, say, table


def choice(name: str, value: str, label: Html, checked: bool, kind: str = "radio") -> Html:
    """Write one box or button with its label."""
    ticked = "" if checked else None
    group = name if kind == "radio" else None
    box = f"{name}-{value}"
    markup = tag("input", type=kind, name=group, id=box, value=value, checked=ticked, autocomplete="off")
    return join((markup, tag("label", label, for_=box)))


def switches(chosen: Mapping[str, str] | None = None, skip: str = "figures") -> Html:
    """Write the switches of language, digits and colours, at the very top of the page.

    `chosen` says which are on; `skip` is the anchor of the content.
    """
    on = {"lang": "en", "theme": "auto", "digits": "western", **(chosen or {})}
    arabic = tag("span", text(plain("page", "arabic", "ar")), lang="ar", dir="rtl")
    tongues = (
        choice("lang", "en", tag("span", Html("English"), lang="en"), on["lang"] == "en"),
        choice("lang", "ar", arabic, on["lang"] == "ar"),
    )
    signs = (("western", say("page", "western")), ("arabic", say("page", "arabicdigits")))
    digits = [choice("digits", key, label, on["digits"] == key) for key, label in signs]
    colours = [
        choice("theme", key, say("page", key), on["theme"] == key) for key in ("auto", "light", "dark")
    ]
    groups = (("language", tongues), ("digits", digits), ("theme", colours))
    sets = [
        tag("fieldset", tag("legend", say("page", name), class_="aside"), *boxes, class_=name)
        for name, boxes in groups
    ]
    lead = say("page", "skip" if skip == "figures" else "skipmain")
    return tag("div", tag("a", lead, href=f"#{skip}", class_="skip"), *sets, class_="switches")


def contents(refused: bool, *, views: Iterable[str] = ()) -> Html:
    """Write the links to the parts of the page; `views` are those across documents."""
    names = [
        *views,
        "figures",
        "events",
        "statements",
        "documents",
        *(["refused"] if refused else []),
    ]
    items = [tag("li", tag("a", say("part", name), href=f"#{name}")) for name in names]
    head = tag("span", say("page", "contents"), id="contents-head", class_="aside")
    return tag("nav", head, tag("ul", *items), class_="contents", aria_labelledby="contents-head")


def option(value: str, english: str, arabic: str) -> Html:
    """Write one choice of a list; a script puts it in the language that is chosen."""
    return tag("option", text(english), value=value, data_en=english, data_ar=arabic)


def select(name: str, options: list[Html]) -> Html:
    """Write a list to choose from, with its label."""
    every = option("", plain("page", "every", "en"), plain("page", "every", "ar"))
    box = tag("select", every, *options, id=f"by-{name}", autocomplete="off")
    return tag("label", tag("span", say("page", name)), box)


def filters(kinds: list[tuple[int, int, str, str]], types: list[str], stances: list[str]) -> Html:
    """Write what finds rows; it stays hidden where no script runs."""
    field = tag("input", type="search", id="find", dir="auto", autocomplete="off", spellcheck="false")
    find = tag("label", tag("span", say("page", "find")), field)
    named = [
        option(
            kind_of(group),
            f"{plain('what', what, 'en')} {plain('status', status, 'en')}",
            f"{plain('what', what, 'ar')} {plain('status', status, 'ar')}",
        )
        for group in kinds
        for _, _, status, what in [group]
    ]
    stood = [option(key, plain("stance", key, "en"), plain("stance", key, "ar")) for key in stances]
    done = [option(key, plain("type", key, "en"), plain("type", key, "ar")) for key in types]
    shown = tag(
        "p",
        say("page", "found"),
        Html(' <output id="found"></output>'),
        class_="found",
        role="status",
        hidden="",
    )
    return tag(
        "form",
        find,
        select("kind", named),
        select("type", done),
        select("stance", stood),
        shown,
        class_="filters",
        hidden="",
        role="search",
    )


def legend() -> Html:
    """Write what the marks mean, each with a box that shows or hides it."""
    boxes = [
        tag("li", choice("mark", key, tag("span", say("mark", key), class_=f"like {key}"), True, "checkbox"))
        for key in table()["mark"]
    ]
    head = tag("legend", say("page", "marks"))
    return tag("fieldset", head, tag("ul", join(boxes)), class_="legend")


def panel() -> Html:
    """Write the empty panel in which a chosen mark's reading is shown."""
    close = tag("button", say("page", "close"), type="button", id="panel-close")
    return tag("div", tag("ul", id="panel-list"), close, id="panel", role="status", hidden="")
