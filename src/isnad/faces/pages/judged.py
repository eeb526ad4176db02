"""The review on a page: what waits for a verdict, the forms to give one, and the verdicts given."""

from collections.abc import Mapping
from typing import Any

from isnad.faces.pages.days import JUDGED
from isnad.faces.pages.days import claim as shown
from isnad.faces.pages.links import Links, to
from isnad.faces.pages.markup import EMPTY, Html, foreign, join, ltr, short, tag
from isnad.faces.pages.parts import FIELD, named, option
from isnad.faces.pages.sentences import headline
from isnad.faces.pages.words import LANGUAGES, plain, say, table
from isnad.ledger.corrections import FIELDS, vocabulary
from isnad.views.shapes import Record

SAID = ("accept", "reject", "correct", "undo", "join", "part")
SECTIONS = {
    "what": "what",
    "status": "status",
    "modifier": "modifier",
    "stance": "stance",
    "type": "type",
    "mode": "mode",
}
CIVILIAN = {True: "yes", False: "no", None: ""}
COMMENT = 2000


def queue(items: list[Record], links: Links, hidden: Html, back: str) -> Html:
    """Write the claims that wait, each with its forms; `hidden` is the field that every form carries."""
    rows = [_waiting(n, item, links, hidden, back) for n, item in enumerate(items)]
    return waiting(rows, hidden, back)


def waiting(rows: list[Html], hidden: Html, back: str) -> Html:
    """Write a queue with its status, its keys and the button that takes the last verdict back."""
    said = {
        f"data_said_{key}_{tongue}": plain("review", f"said_{key}", tongue)
        for key in SAID
        for tongue in LANGUAGES
    }
    status = tag("p", id="said", role="status", class_="said-status")
    back_ = tag("input", type="hidden", name="back", value=back)
    press = tag("button", say("review", "undo"), type="submit", class_="plain")
    undo = tag("form", hidden, back_, press, id="undo", method="post", action="/review/undo")
    keys = tag(
        "details", tag("summary", say("review", "keys")), tag("p", say("review", "keyswords")), id="keys"
    )
    if not rows:
        return join((undo, tag("p", say("review", "nobody"), class_="none")), Html("\n"))
    return join((status, undo, keys, tag("ol", join(rows, Html("\n")), class_="queue", **said)), Html("\n"))


def _waiting(n: int, item: Record, links: Links, hidden: Html, back: str) -> Html:
    current = "true" if n == 0 else None
    signs = [tag("span", say("review", "machine"), class_="machine")]
    signs.append(
        tag("span", say("review", "doubt"), Html(" "), ltr(f"{item['doubt']:.1f}", "n"), class_="doubt")
    )
    if item.get("guessed"):
        fields = (
            say("field", one) if one in FIELDS[item["layer"]] else foreign(one) for one in item["guessed"]
        )
        what = join(fields, Html(", "))
        signs.append(tag("span", say("review", "guessed", what=what), class_="unknown"))
    href = links.claim(item["document"], item["layer"], item["number"])
    opens = tag("a", say("review", "opens"), href=href, class_="opens")
    body = tag("ul", shown(item, links), class_="claims")
    head = tag("p", join([*signs, opens], Html(" · ")), class_="about")
    form = verdict_form(item, hidden, back)
    return tag(
        "li", head, body, form, data_claim=item["claim"], tabindex="0", aria_current=current, class_="waits"
    )


def verdict_form(item: Record, hidden: Html, back: str) -> Html:
    """Write the forms of a verdict on a claim: accept, reject, skip; and one of its own for a correction.

    Enter in a comment presses the first button, so that is the harmless one.
    """
    given = {"about": "claims", "a": item["claim"], "back": back}
    held = [hidden, *(tag("input", type="hidden", name=key, value=value) for key, value in given.items())]
    judge = _form("verdict-form", *held, *map(_button, ("skip", "accept", "reject")), _why())
    fields = [_field(item, key) for key in FIELDS[item["layer"]]]
    save = tag("button", say("review", "save"), type="submit", name="verdict", value="correct")
    correct = _form("verdict-form fields", *held, *fields, _why(), save)
    summary = tag("summary", say("review", "correct"))
    return join((judge, tag("details", summary, correct, class_="correct")))


def _form(name: str, *content: Html) -> Html:
    return tag("form", *content, method="post", action="/review", class_=name)


def _why() -> Html:
    return labelled_as(
        "review", "why", tag("input", type="text", name="why", maxlength=str(COMMENT), dir="auto")
    )


def labelled_as(section: str, key: str, control: Html) -> Html:
    """Write a control with its label from a section of the words."""
    return tag("label", tag("span", say(section, key)), control)


def _button(key: str) -> Html:
    return tag("button", say("review", key), type="submit", name="verdict", value=key, class_=f"do-{key}")


def _field(item: Record, key: str) -> Html:
    value = item.get(key)
    name = f"to-{key}"
    if key == "civilian":
        options = [
            _choice(word, {**named("civilian", word)} if word else _dash(), CIVILIAN[value] == word)
            for word in ("", "yes", "no")
        ]
        return labelled_as("field", key, tag("select", *options, name=name, autocomplete="off"))
    words = vocabulary(item["layer"]).get(key)
    if words is not None:
        return labelled_as("field", key, _list(name, key, words, item))
    told = "" if value is None else str(value)
    box = tag("input", type="text", name=name, value=told, dir="auto", autocomplete="off", maxlength="200")
    return labelled_as("field", key, box)


def _list(name: str, key: str, words: tuple[str, ...], item: Record) -> Html:
    section = "state" if (item["layer"], key) == ("events", "status") else SECTIONS[key]
    free = [] if key not in ("mode",) else [_choice("", _dash(), item.get(key) is None)]
    known = [word for word in words if word in table()[section]] or list(words)
    options = [_choice(word, named(section, word), word == item.get(key)) for word in known]
    return tag("select", *free, *options, name=name, autocomplete="off")


def _choice(value: str, names: Mapping[str, str], chosen: bool) -> Html:
    return option(value, names, chosen=chosen)


def _dash() -> dict[str, str]:
    return {"en": "—", "ar": "—"}


def pairs(items: list[Record], hidden: Html, back: str) -> Html:
    """Write the names that a rule has joined, each with the two verdicts."""
    return waiting([_pair(n, item, hidden, back) for n, item in enumerate(items)], hidden, back)


def _pair(n: int, item: Record, hidden: Html, back: str) -> Html:
    words = say("review", "pairwords", a=ltr(item["a"], "id"), b=ltr(item["b"], "id"))
    spelled = foreign(short(" · ".join(item["spellings"]), FIELD), class_="words")
    given = {"about": "entities", "a": item["a"], "b": item["b"], "back": back}
    machine = tag("p", tag("span", say("review", "machine"), class_="machine"), class_="about")
    return _two(n, item["a"], machine, tag("p", words, Html(" "), spelled), pair_form(given, hidden))


def rivals(items: list[Record], links: Links, hidden: Html, back: str) -> Html:
    """Write pairs of answers that dispute one another: do they answer one question?"""
    return waiting([_rivals(n, item, links, hidden, back) for n, item in enumerate(items)], hidden, back)


def _rivals(n: int, item: Record, links: Links, hidden: Html, back: str) -> Html:
    head = tag("h3", to(links.question(item["question"]["id"]), headline(item["question"])))
    asked = tag("p", tag("span", say("review", "machine"), class_="machine"), Html(" "), say("review", "one"))
    claims = tag("ul", *(shown(one, links) for one in item["claims"] if one), class_="claims")
    given = {"about": "answers", "a": item["a"], "b": item["b"], "back": back}
    return _two(n, item["a"], head, asked, claims, pair_form(given, hidden))


def _two(n: int, key: str, *content: Html) -> Html:
    current = "true" if n == 0 else None
    return tag("li", *content, data_claim=key, tabindex="0", aria_current=current, class_="waits")


def pair_form(given: Mapping[str, str], hidden: Html, verdicts: tuple[str, ...] = ("join", "part")) -> Html:
    """Write the form of a verdict on two things."""
    held = [tag("input", type="hidden", name=key, value=value) for key, value in given.items()]
    buttons = map(_button, ("skip", *verdicts))
    return tag(
        "form", hidden, *held, *buttons, _why(), method="post", action="/review", class_="verdict-form"
    )


def history(items: list[Record], links: Links) -> Html:
    """Write the verdicts given: who, when, on what, why; of a correction before and after."""
    if not items:
        return tag("p", say("page", "nothing"), class_="none")
    return tag("ol", join((_given(item, links) for item in items), Html("\n")), class_="history")


def _given(item: Record, links: Links) -> Html:
    state = say("review", "stands" if item["stands"] else "gone")
    head = (
        foreign(item["judge"], class_="who"),
        tag("b", say("given", item["verdict"])),
        ltr(item["at"], "iso"),
        tag("small", state, class_="role"),
    )
    why = tag("p", foreign(item["why"]), class_="why") if item["why"] else EMPTY
    what = tag(
        "p", ltr(item["a"], "id"), Html(" "), ltr(item["b"], "id") if item["about"] != "claims" else EMPTY
    )
    if item.get("claim"):
        what = tag("ul", shown(item["claim"], links), class_="claims")
    told = [_change(one) for one in item.get("changes", [])]
    changed = tag("ul", *told, class_="changes") if told else EMPTY
    done = "person" if item["stands"] else "gone"
    return tag("li", tag("p", join(head, Html(" "))), what, changed, why, class_=f"{done} row")


def _change(one: Record) -> Html:
    return tag(
        "li",
        tag("span", say("field", one["field"]), class_="label"),
        Html(" "),
        tag("del", _told(one["before"])),
        Html(" "),
        tag("ins", _told(one["after"])),
    )


def _told(value: Any) -> Html:  # noqa: ANN401
    if value is None:
        return say("review", "empty")
    return foreign(short(str(value), FIELD))


def entry(item: Record, rules: list[str], links: Links, hidden: Html, back: str) -> Html:
    """Write beside a claim in the reader by which rules it was read, where it leads, and what people judged.

    `hidden` is the field that every form carries, empty for somebody who gives no verdicts.
    """
    read = say("review", "rules", rules=ltr(short(", ".join(rules), FIELD), "id")) if rules else EMPTY
    ways = [("chains", links.view("chains", claim=item["claim"]))]
    if item["layer"] == "figures":
        ways.append(("question", links.question(item["claim"])))
    leads_to = join((to(href, say("ways", key)) for key, href in ways if href), Html(" · "))
    told = (
        tag("small", read, class_="more machine-of") if rules else EMPTY,
        tag("small", leads_to, class_="more"),
        verdict_of(item),
    )
    if not hidden:
        return join(told)
    head = tag("summary", say("reader", "judge"))
    return join((*told, tag("details", head, verdict_form(item, hidden, back), class_="judge")))


def verdict_of(item: Record) -> Html:
    """Say what a person has decided of a claim; nothing where nobody has."""
    if item["judged"] not in JUDGED:
        return EMPTY
    return tag("small", say("review", JUDGED[item["judged"]]), class_="person")


def leads(links: Links) -> Html:
    """Lead to the verdicts given."""
    return tag("p", to(links.view("review/history"), say("view", "history")), class_="ways")
