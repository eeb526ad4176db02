"""The report's own words: both languages for each, the right plural, colours that can be read."""

import re

import pytest

from isnad.faces.pages.markup import text
from isnad.faces.pages.packed import packed
from isnad.faces.pages.words import LANGUAGES, filled, form, party, states, table


def test_every_text_is_there_in_both_languages():
    for section, rows in table().items():
        for key, row in rows.items():
            assert set(row) == set(LANGUAGES), f"{section}.{key}"


def test_both_languages_fill_in_the_same_names():
    for section, rows in table().items():
        for key, row in rows.items():
            if isinstance(row["en"], str):
                names = [set(re.findall(r"\{\w+\}", row[tongue])) for tongue in LANGUAGES]
                assert names[0] == names[1], f"{section}.{key}"


@pytest.mark.parametrize(
    ("n", "english", "arabic"),
    [
        (0, "other", "zero"),
        (1, "one", "one"),
        (2, "other", "two"),
        (3, "other", "few"),
        (10, "other", "few"),
        (11, "other", "many"),
        (99, "other", "many"),
        (100, "other", "other"),
        (103, "other", "few"),
        (111, "other", "many"),
    ],
)
def test_plural_forms(n, english, arabic):
    assert (form(n, "en"), form(n, "ar")) == (english, arabic)


def test_what_is_filled_in_is_not_filled_again():
    assert filled("{a} {b}", {"a": text("{b}"), "b": text("<")}) == "{b} &lt;"


def test_a_code_is_shown_with_its_name_and_an_unknown_one_as_it_is():
    assert states()["AZE"]["en"] in party("AZE-MIL")
    assert "military" in party("AZE-MIL")
    assert "XXX-FOO" in party("XXX-FOO")
    assert party(None) == ""


def brightness(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((brightness(one), brightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
def test_colours_have_the_contrast_that_reading_needs(theme):
    pairs = re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", packed("page.css"))
    colours = {name: values[theme] for name, *values in pairs}
    for ground in ("paper", "sheet", "band", "said", "who", "count"):
        assert contrast(colours["ink"], colours[ground]) >= 7, ground
    for ink in ("soft", "link", "warn", "dim"):
        for ground in ("paper", "sheet"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for ink in ("soft", "link"):
        assert contrast(colours[ink], colours["band"]) >= 4.5, ink
    for line in ("blue", "green", "dots", "ring"):
        assert contrast(colours[line], colours["sheet"]) >= 3, line


def test_marks_change_nothing_that_joins_letters():
    """Only colour and lines may differ between a mark and the text around it."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", packed("page.css"), flags=re.DOTALL))
    allowed = re.compile(
        r"background|color|text-decoration|text-underline-offset|box-shadow|cursor|print-color-adjust|-webkit-print"
    )
    names = re.compile(
        r"(?<![\w-])(?:mark|\.(?:statement|speaker|carrier|cue|saying|time|furniture))(?![\w-])"
    )
    found = 0
    for selector, body in rules:
        if names.search(selector):
            found += 1
            for declaration in filter(str.strip, body.split(";")):
                assert allowed.match(declaration.strip()), (selector.strip(), declaration.strip())
    assert found > 8
