import inspect
import pkgutil
from dataclasses import dataclass, is_dataclass
from datetime import date
from importlib import import_module
from typing import get_type_hints

import pytest

import isnad.mentions
from isnad.claims.claim import Figure, Statement
from isnad.ledger.bodies import FAMILIES, body, canonical, claim
from isnad.ledger.entry import LAYERS
from isnad.mentions.day import Day
from isnad.mentions.extents import Between
from isnad.mentions.senses import Calendar, Clocked, Sense, Shift
from isnad.mentions.time import Time
from isnad.names.name import Name
from isnad.passages.span import Span
from isnad.reading import Reading


@pytest.mark.parametrize(
    "value",
    [
        Time(Span(0, 4), 0, 1, "day", Clocked(Shift(-1), 6)),
        Time(Span(0, 4), 0, 1, "day", Between(Calendar(2020, 9, 27), Calendar(2020, 11, 9)), 3, True),
        Day(
            date(2020, 1, 2),
            date.max,
            "text",
            Span(1, 2),
            (("weekday", Span(1, 2), ""), ("fetched", None, "")),
        ),
        Figure(Span(0, 1), 10**30, None, "more_than", "person", "killed"),
    ],
)
def test_a_body_makes_its_claim_again(value):
    assert claim(type(value), body(value)) == value
    assert canonical(body(claim(type(value), body(value)))) == canonical(body(value))


def test_every_sense_of_a_time_has_its_family():
    """A class that gives stretches and stands in another module would be lost in a ledger."""
    known = {id(kind) for module in FAMILIES[Sense] for kind in vars(module).values()}
    for module in pkgutil.iter_modules(isnad.mentions.__path__, "isnad.mentions."):
        for kind in vars(import_module(module.name)).values():
            if inspect.isclass(kind) and is_dataclass(kind) and hasattr(kind, "stretch"):
                assert id(kind) in known, f"add {module.name} to FAMILIES"


def test_every_layer_of_a_reading_is_kept():
    lists = {
        name for name, hint in get_type_hints(Reading).items() if getattr(hint, "__origin__", None) is list
    }
    assert lists == {*LAYERS, "furniture"}


def test_what_is_not_known_is_passed_over_and_what_lacks_is_named():
    made = body(Name(Span(0, 1), "place", claim(type_of_voice(), {"name": "Baku"})))
    assert claim(Name, made | {"later": 1}).voice.name == "Baku"
    with pytest.raises(ValueError, match="a Statement in the ledger lacks cue, kind, span"):
        claim(Statement, {"speaker": None, "voice": made["voice"], "stance": "assert"})


def test_what_no_ledger_can_hold_is_said():
    @dataclass
    class Odd:
        sense: Sense

        def stretch(self, today):
            return None

    with pytest.raises(TypeError, match="cannot hold object"):
        body([object()])
    with pytest.raises(ValueError, match="knows no Sense of the name Odd"):
        body(Time(Span(0, 1), 0, 1, "odd", Odd(Shift(1))))


def type_of_voice():
    return get_type_hints(Name)["voice"]
