"""The analyst's chronology: dated events of a conflict that fix the days of documents that tell them."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from isnad.languages.language import Language, load
from isnad.passages.passage import Page, Passage
from isnad.reconcile.wording import Wording

LONG = 4
"""Words of a phrase of which one may be missing."""
KEYS = {"date", "name", "words"}


class ChronologyError(ValueError):
    """A chronology that cannot be used: the file, the row and the reason."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One event: the day on which it was, its name, and the words by which a sentence tells it.

    `phrases` are folded; a sentence tells the event where all words of one of them stand in it.
    """

    day: date
    name: str
    phrases: tuple[tuple[str, ...], ...]


def read(path: Path, language: Language | None = None) -> list[Dated]:
    """Read a chronology: TOML with `[[event]]` rows of `date`, `name`, `words`.

    `words` is a phrase or a list of phrases in the language of the news; single words in a list
    belong together. Raises `ChronologyError` with the row that is wrong; nothing is used of such a file.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise ChronologyError(f"{path}: {problem}") from problem
    if set(table) - {"event"} or not isinstance(table.get("event", []), list):
        raise ChronologyError(f"{path}: a chronology holds [[event]] rows and nothing else")
    spoken = language or load("ar")
    return [_row(path, number, row, spoken) for number, row in enumerate(table.get("event", []), 1)]


def _row(path: Path, number: int, row: object, language: Language) -> Dated:
    where = f"{path}, event {number}"
    if not isinstance(row, dict) or set(row) - KEYS:
        raise ChronologyError(f"{where}: a row has date, name and words, and nothing else")
    missing = sorted(KEYS - set(row))
    if missing:
        raise ChronologyError(f"{where}: {', '.join(missing)} missing")
    day = row["date"]
    if isinstance(day, datetime):
        day = day.date()
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day)
        except ValueError as problem:
            raise ChronologyError(f"{where}: {row['date']} is no date (YYYY-MM-DD)") from problem
    words = [row["words"]] if isinstance(row["words"], str) else row["words"]
    if not isinstance(day, date) or not isinstance(row["name"], str):
        raise ChronologyError(f"{where}: date is a day, and name is text")
    if not isinstance(words, list) or not words or not all(isinstance(w, str) and w.strip() for w in words):
        raise ChronologyError(f"{where}: words is a phrase, or a list of phrases, none of them empty")
    return Dated(day, row["name"], _phrases(words, language))


def _phrases(words: list[str], language: Language) -> tuple[tuple[str, ...], ...]:
    """Fold the phrases; single words make one together."""
    folded = [tuple(language.letters.plain(phrase).split()) for phrase in words]
    long = [phrase for phrase in folded if len(phrase) > 1]
    single = tuple(phrase[0] for phrase in folded if len(phrase) == 1)
    return (*long, *((single,) if single else ()))


class Teller:
    """Says whether a sentence tells a dated event, in whatever forms of its words."""

    def __init__(self, language: Language) -> None:
        self.wording = Wording(language)

    def tells(self, page: Page, passage: Passage, dated: Dated) -> bool:
        """Say whether the words of one of the phrases stand in a sentence; of a long one all but one."""
        words = {self._root(word.form.text) for word in page.words[passage.first : passage.last]}
        for phrase in dated.phrases:
            missing = sum(self._root(word) not in words for word in phrase)
            if missing <= (len(phrase) >= LONG):
                return True
        return False

    def places(self, page: Page, passage: Passage, dated: Dated) -> list[int]:
        """Give the words of a sentence (their index in the page) that tell an event."""
        wanted = {self._root(word) for phrase in dated.phrases for word in phrase}
        every = range(passage.first, passage.last)
        return [at for at in every if self._root(page.words[at].form.text) in wanted]

    def _root(self, word: str) -> str:
        return self.wording.root(self.wording.stem(word))
