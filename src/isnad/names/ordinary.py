"""Ordinary words: which of a text's words are nobody's name."""

from isnad.languages.language import Language
from isnad.languages.lexicon import REMEMBERED, Form

NAMES = frozenset(
    (
        "given",
        "family",
        "person",
        "state",
        "capital",
        "outlet",
        "organization",
        "armed_group",
        "short",
        "area",
    )
)
"""Categories of the lexicon that hold names; a word in any other one is an ordinary word."""
SHORTEST = 3


class Ordinary:
    """Tells ordinary words from strange ones, which may be names. Worked out once for each written form."""

    def __init__(self, language: Language) -> None:
        plain = language.letters.plain
        self.words = frozenset(map(plain, language.table("ordinary")["words"]))
        clitic = {name: plain(letter) for name, letter in language.table("grammar")["clitic"].items()}
        self.article = clitic["article"]
        self.double = clitic["l"] * 2
        self.leads = (clitic["conjunction"], clitic["then"])
        self.letters = (clitic["b"], clitic["l"], clitic["k"])
        self._seen: dict[str, bool] = {}

    def strange(self, form: Form) -> bool:
        """Say whether a written form may be part of a name: a word that no data row and no list knows."""
        known = self._seen.get(form.text)
        if known is None:
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            known = self._seen[form.text] = self._strange(form)
        return known

    def given(self, form: Form, *, sure: bool = False) -> bool:
        """Say whether a form is a given name and in no other table; `sure` leaves out common words, too."""
        hit = form.single("given")
        if hit is None or hit.article or (sure and hit.entry.row.get("common")):
            return False
        return all(category in NAMES or found[0].cut > hit.cut for category, found in form.hits.items())

    def _strange(self, form: Form) -> bool:
        if form.kind != "word" or len(form.text) < SHORTEST:
            return False
        if self.given(form):
            return True
        if any(category not in NAMES for category in form.hits):
            return False
        return not any(word in self.words for word in self._stems(form.text))

    def _stems(self, text: str) -> list[str]:
        """Give a word as it stands, and without what may cling in front."""
        stems = [text]
        for lead in self.leads:
            if text.startswith(lead) and len(text) > SHORTEST:
                stems.append(text[1:])
        for stem in tuple(stems):
            if stem.startswith(self.article) or stem.startswith(self.double):
                stems.append(stem[2:])
            elif stem.startswith(self.letters) and len(stem) > SHORTEST:
                rest = stem[1:]
                stems += [rest, rest.removeprefix(self.article)] if len(rest) > 2 else []
        return stems
