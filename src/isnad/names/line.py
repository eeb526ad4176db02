"""A sentence under reading: its words, and what each of them can be."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from isnad.languages.language import Language
from isnad.languages.lexicon import Hit
from isnad.passages.passage import Page, Passage, Quotation
from isnad.passages.span import Span
from isnad.passages.word import Word


class Grammar:
    """What the reader of claims has to know of a language's small words, from `grammar.toml`."""

    def __init__(self, language: Language) -> None:
        table, plain = language.table("grammar"), language.letters.plain
        self._masdar = re.compile("|".join(f"(?:{p})" for p in table["masdar"]["patterns"]))
        self._masdars = frozenset(map(plain, table["masdar"]["words"]))
        self._no_masdar = frozenset(map(plain, table["masdar"]["not"]))
        self.pronouns = tuple(language.table("letters")["enclitics"]["pronouns"])
        self.theirs = tuple(map(plain, table["words"]["theirs"]))
        self.initial = {k: frozenset(map(plain, v)) for k, v in table["initial"].items()}
        self.clitic = {k: plain(v) for k, v in table["clitic"].items()}
        self.feminine = tuple(map(plain, table["feminine"]["ends"]))
        self.masculine = frozenset(map(plain, table["feminine"]["not"]))
        self.taa: str = table["raw"]["taa"]
        self.on: tuple[str, str] = tuple(table["raw"]["on"])
        self._seen: dict[str, bool] = {}

    def masdar(self, form: str) -> bool:
        """Say whether a folded word without article looks like a verbal noun."""
        known = self._seen.get(form)
        if known is None:
            known = self._seen[form] = self._looks(form)
        return known

    def _looks(self, form: str) -> bool:
        if form in self._no_masdar:
            return False
        stems = [
            form,
            *(form.removesuffix(p) for p in self.pronouns if form.endswith(p) and len(form) > len(p) + 2),
        ]
        stems += [s[:-1] + self.clitic["feminine"] for s in stems if s.endswith(self.clitic["bound"])]
        return any(s in self._masdars or self._masdar.fullmatch(s) for s in stems if s not in self._no_masdar)


class Line:
    """One sentence: words by index from 0, with the page that they stand in.

    `starts` has where the names of actors begin, with their kind, `ends` the words behind them,
    `inside` all words that belong to a name.
    """

    __slots__ = (
        "ends",
        "grammar",
        "held",
        "inside",
        "page",
        "passage",
        "quoted",
        "size",
        "starts",
        "tells",
        "texts",
        "timed",
        "words",
    )

    def __init__(
        self, page: Page, passage: Passage, grammar: Grammar, timed: frozenset[int], *, tells: bool = False
    ) -> None:
        self.tells = tells
        self.starts: dict[int, str] = {}
        self.ends: frozenset[int] = frozenset()
        self.inside: frozenset[int] = frozenset()
        self.page = page
        self.passage = passage
        self.grammar = grammar
        self.words: Sequence[Word] = page.words[passage.first : passage.last]
        self.texts = [word.form.text for word in self.words]
        self.size = len(self.texts)
        self.timed = timed
        self.held: list[tuple[Quotation, int, int]] = []
        self.quoted: list[int] = [-1] * len(self.words)

    def __len__(self) -> int:
        return self.size

    def text(self, at: int) -> str:
        """Give the folded form of word `at`; empty beyond the end."""
        return self.texts[at] if 0 <= at < self.size else ""

    def has(self, at: int, *categories: str) -> bool:
        """Say whether word `at` has one of the lexicon's categories."""
        if not 0 <= at < self.size:
            return False
        form = self.words[at].form
        if not form.alone.isdisjoint(categories):
            return True
        leads = form.leads
        if leads.isdisjoint(categories):
            return False
        second = self.text(at + 1)
        return any(c in leads and self._stands(at, form.phrases(c, second)) for c in categories)

    def _stands(self, at: int, hits: Sequence[Hit]) -> bool:
        """Say whether the other words of one of the phrases follow."""
        return any(
            all(self.text(at + 1 + n) == word for n, word in enumerate(hit.entry.rest)) for hit in hits
        )

    def mark(self, at: int) -> bool:
        """Say whether word `at` is a punctuation mark."""
        return 0 <= at < self.size and self.words[at].form.kind == "mark"

    def timed_at(self, at: int) -> bool:
        """Say whether word `at` belongs to a time expression."""
        return self.passage.first + at in self.timed

    def hold(self, quotations: Sequence[Quotation]) -> None:
        """Take in the quotations that lie in this sentence (outermost count)."""
        for quotation in sorted(quotations, key=lambda q: not q.closed):
            first = self._index(quotation.outer.start)
            last = self._index(quotation.outer.end - 1)
            if first is None or last is None or any(n >= 0 for n in self.quoted[first : last + 1]):
                continue
            for at in range(first, last + 1):
                self.quoted[at] = len(self.held)
            self.held.append((quotation, first, last + 1))

    def _index(self, offset: int) -> int | None:
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.words) else None

    def span(self, first: int, last: int, cut: int = 0) -> Span:
        """Give the span of words `first` to `last` (excluded), `cut` letters off the first one."""
        start = self.page.stem_start(self.words[first], cut)
        return Span(start, self.words[last - 1].end)

    def bare(self, first: int, last: int, *, told: bool = False) -> Span:
        """Give the span of a name without what clings in front; `told` takes a «to» off, known or not."""
        word = self.words[first]
        cut = word.form.cut
        known = [
            hits[0].cut
            for category, hits in word.form.hits.items()
            if category != "given" and not hits[0].entry.rest
        ]
        if known and not word.form.article:
            cut = min(known)
        return self.span(first, last, cut or (self.proclitic(first, "l") if told else 0))

    def proclitic(self, at: int, name: str) -> int:
        """Give how many letters to take off word `at` if preposition `name` (b, l) clings to it, else 0.

        A letter that may belong to the word counts as clinging only if the lexicon does not know
        the word whole, and the word is not one of those that begin with it (`[initial]`).
        """
        word = self.words[at]
        letter = self.grammar.clitic[name]
        form = word.form
        if form.kind != "word" or not form.text.startswith(letter) or len(form.text) < 3:
            return 0
        if form.article and form.preposition == letter:
            return form.cut
        whole = any(hit.cut == 0 for hits in form.hits.values() for hit in hits)
        if form.text in self.grammar.initial[name] or (whole and not self._clings(at, letter)):
            return 0
        return 1 if len(form.text) > 3 or self._clings(at, letter) else 0

    def _clings(self, at: int, letter: str) -> bool:
        hits = self.words[at].form.hits
        return any(h.preposition == letter for hh in hits.values() for h in hh) and not any(
            h.cut == 0 and not h.entry.rest for hh in hits.values() for h in hh
        )

    def feminine(self, at: int) -> bool:
        """Say whether word `at` ends in the feminine letter as written, which folds to a pronoun's."""
        return self.page.text[self.words[at].end - 1] == self.grammar.taa

    def called(self, at: int) -> bool:
        """Say whether word `at` is a man's name that folds to «on», in a text that tells the two apart."""
        word = self.words[at]
        return self.tells and self.page.text[word.start : word.end] == self.grammar.on[1]

    def conjoined(self, at: int) -> bool:
        """Say whether an «and» clings to word `at`, as far as the lexicon knows the word behind it."""
        form = self.words[at].form
        return form.conjunction or any(
            hits[0].conjunction and not hits[0].entry.rest for hits in form.hits.values()
        )

    def owned(self, at: int) -> bool:
        """Say whether a pronoun stands behind word `at` («their stance»), as far as writing shows it."""
        word = self.words[at]
        text = word.form.text
        if len(text) < 4 or any(
            h.cut == 0 and not h.pronoun for hits in word.form.hits.values() for h in hits
        ):
            return False
        return (
            text.endswith(self.grammar.theirs)
            or self.page.text[word.end - 1] == self.grammar.clitic["feminine"]
        )

    def parted(self, begin: int, at: int) -> bool:
        """Say whether one actor's name ends right before word `at`, and another's begins there.

        A person behind the title that stands at word `begin` is no other one.
        """
        if at not in self.ends or at not in self.starts:
            return False
        return self.starts[at] != "person" or not self.has(begin, "role", "person_title")

    def quote_at(self, at: int) -> tuple[Quotation, int, int] | None:
        """Give the quotation that opens at word `at`."""
        if 0 <= at < self.size and self.quoted[at] >= 0:
            held = self.held[self.quoted[at]]
            if held[1] == at:
                return held
        return None


def lines(page: Page, grammar: Grammar, timed: frozenset[int]) -> list[Line]:
    """Give the sentences of a page that are no furniture, each with the quotations that lie in it.

    `timed` are the words that belong to time expressions. All readers of claims share them.
    """
    starts = [q.outer.start for q in page.quotations]
    found: list[Line] = []
    tells = f" {grammar.on[0]} " in page.text
    for passage in page.passages:
        if passage.furniture:
            continue
        line = Line(page, passage, grammar, timed, tells=tells)
        first, last = bisect_left(starts, passage.span.start), bisect_left(starts, passage.span.end)
        line.hold(page.quotations[first:last])
        found.append(line)
    return found
