"""Whether the words around an expression of time look into the future."""

from isnad.mentions.scan import Scan, Vocabulary

REACH = 9
"""Words in front of a weekday in which a word of the future counts for it."""


class Tense:
    """Tells the future from the rest, by the words and the letter of a language's `times.toml`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        table = vocabulary.table["tense"]
        self.cues = vocabulary.singles["future"]
        self.weak = vocabulary.singles["leaning"]
        self.leads = tuple(table["letter"] + person for person in table["persons"])
        self.lookalikes = tuple(word for (word,) in vocabulary.words["lookalikes"])
        self.keep = vocabulary.singles["keep"]
        self.conjunctions = tuple(table["conjunctions"])
        self._known: dict[str, bool] = {}

    def cue(self, word: str) -> bool:
        """Say whether a folded word is one of the future."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 100_000:
                self._known.clear()
            known = self._known[word] = self._cue(word)
        return known

    def _cue(self, word: str) -> bool:
        bare = word[1:] if word.startswith(self.conjunctions) and len(word) > 4 else word
        if word in self.cues or bare in self.cues:
            return True
        if len(bare) < 5 or not bare.startswith(self.leads):
            return False
        return bare in self.keep or not bare.startswith(self.lookalikes)

    def ahead(self, scan: Scan, first: int, last: int) -> bool:
        """Say whether the clause of the words `first` to `last` speaks of what is to come."""
        for at in range(first - 1, max(scan.first, first - REACH) - 1, -1):
            form = scan.words[at].form
            if form.kind == "word" and self.cue(form.text):
                return True
        return first - scan.first <= 2 and self.cue(scan.text(last))

    def of(self, scan: Scan, first: int, last: int) -> str:
        """Give the tense of an expression that does not say it: `future`, `lean` or `near`."""
        if self.ahead(scan, first, last):
            return "future"
        behind = range(max(scan.first, first - REACH), first)
        return "lean" if any(scan.text(at) in self.weak for at in behind) else "near"
