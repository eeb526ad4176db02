"""A language: its tables as data, its letters, its lexicon."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from isnad.languages import entries
from isnad.languages.letters import Letters
from isnad.languages.lexicon import Lexicon


class Language:
    """One folder under `languages/`, loaded.

    `table(name)` is the TOML file of that name; `letters` folds; `lexicon` knows the words.
    """

    def __init__(self, code: str) -> None:
        folder = files("isnad.languages") / code
        self.code = code
        self.knows = False
        self._tables: dict[str, Mapping[str, Any]] = {
            f.name.removesuffix(".toml"): tomllib.loads(f.read_text(encoding="utf-8"))
            for f in sorted(folder.iterdir(), key=lambda f: f.name)
            if f.name.endswith(".toml") and not f.name.endswith(".corpus.toml")
        }
        if not self._tables:
            raise LookupError(f"no language {code!r} under isnad/languages")
        self.letters = Letters(self.table("letters"))
        self.lexicon = Lexicon(self.table("letters"))
        self.lexicon.add(entries.of(self._tables, self.letters))

    def table(self, name: str) -> Mapping[str, Any]:
        """Give the data of `NAME.toml`."""
        return self._tables[name]

    def __repr__(self) -> str:
        return f"<Language {self.code}: {', '.join(self._tables)}>"


@cache
def load(code: str = "ar") -> Language:
    """Load a language once for the process. Raises LookupError where there is none of that code."""
    return Language(code)
