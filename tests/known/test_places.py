"""The gazetteer: right places, no common words, small and quick."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from isnad.known.places import Places
from isnad.languages.language import load

KNOWN = Path(__file__).parents[2] / "src" / "isnad" / "known"
plain = load("ar").letters.plain


@pytest.fixture(scope="module")
def places() -> Places:
    return Places(load("ar"))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("حلب", "aleppo-syr"),
        ("تعز", "taiz-yem"),
        ("أم درمان", "omdurman-sdn"),
        ("خان يونس", "khan-yunis-pse"),
        ("خانكندي", "stepanakert-aze"),
        ("ستيباناكيرت", "stepanakert-aze"),
        ("فوزولي", "fuzuli-aze"),
        ("جبرائيل", "jabrayil-aze"),
        ("شوشي", "shusha-aze"),
        ("لاتشين", "lachin-aze"),
        ("أغدام", "aghdam-aze"),
        ("لوهانسك", "luhansk-ukr"),
        ("خاركوف", "kharkiv-ukr"),
        ("جروزني", "grozny-rus"),
        ("تيجراي", "tigray-eth"),
        ("قطاع غزة", "gaza-strip-pse"),
    ],
)
def test_places_of_the_wars(places: Places, name: str, key: str):
    assert places.find(plain(name))[0].id == key


@pytest.mark.parametrize(
    "name", ["ناجورنو كاراباخ", "ناغورني قره باغ", "قرة باغ", "ناجورنو قراباغ", "كاراباخ", "ناغورنو كراباخ"]
)
def test_one_land_many_spellings(places: Places, name: str):
    first = places.find(plain(name))[0]
    assert (first.id, first.lat, first.lon) == ("nagorno-karabakh-aze", 39.82, 46.75)


def test_namesakes_abroad_stand_behind(places: Places):
    assert {place.country for place in places.find(plain("قره باغ"))} == {"AZE", "AFG"}
    assert [place.country for place in places.find(plain("طرابلس"))][:2] == ["LBY", "LBN"]


def test_a_town_shares_its_key_with_its_governorate(places: Places):
    town, region = places.find(plain("حلب"))[:2]
    assert town.id == region.id
    assert (town.region, region.region, region.lat) == (False, True, None)
    assert (town.lat, town.lon) == (pytest.approx(36.2, abs=0.1), pytest.approx(37.15, abs=0.1))


@pytest.mark.parametrize("word", ["إلى", "بين", "أن", "هو", "كان", "كيف", "عبر", "المدينة", "البلاد", "بيان"])
def test_common_words_are_no_places(places: Places, word: str):
    assert places.find(plain(word)) == ()


@pytest.mark.parametrize("name", ["القائم", "الأبيض", "صور", "بلد", "هجين"])
def test_a_town_with_a_common_word_for_a_name_wants_its_noun(places: Places, name: str):
    assert places.ambiguous(plain(name))
    assert places.find(plain(name)) == ()
    assert places.find(plain(name), headed=True)


def test_longest_tells_how_far_to_look(places: Places):
    assert places.longest(plain("معرة")) >= 2
    assert places.longest(plain("تدمر")) == 1
    assert places.longest("ظظظ") == 0


def test_every_own_row_is_in_the_table(places: Places):
    rows = tomllib.loads((KNOWN / "regions.toml").read_text(encoding="utf-8"))
    lost = [
        (country, name)
        for country, kinds in rows.items()
        for given in (row for kind in kinds.values() for row in kind)
        for name in given["names"]
        if all(place.country != country for place in places.find(plain(name), headed=True))
    ]
    assert not lost, "run tools/places.py"


def test_tables_are_sorted_small_and_whole(places: Places):
    keys = {}
    for file in ("places", "placenames"):
        path = KNOWN / f"{file}.tsv"
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines == sorted(lines)
        assert path.stat().st_size < 2_000_000
        keys[file] = {line.split("\t")[0]: line.split("\t") for line in lines}
    names = keys["placenames"]
    assert {k for row in names.values() for k in row[1].lstrip("!").split()} == set(keys["places"])
    assert all(plain(name) == name for name in names)
    for key, row in keys["places"].items():
        assert bool(row[3]) != key.endswith("*"), row
        assert not row[3] or (-90 <= float(row[3]) <= 90 and -180 <= float(row[4]) <= 180)


def test_nothing_is_read_until_asked():
    code = (
        "import isnad.known.places as p; from isnad.languages.language import load\n"
        "places = p.Places(load('ar')); assert p._table.cache_info().currsize == 0\n"
        "import time, tracemalloc; t = time.perf_counter(); places.find('x'); t = time.perf_counter() - t\n"
        "p._table.cache_clear(); tracemalloc.start(); p._table('places'); p._table('placenames')\n"
        "print(t, tracemalloc.get_traced_memory()[1])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, peak = map(float, run.stdout.split())
    assert seconds < 0.5  # 10 ms on a quiet machine
    assert peak < 25e6
