"""Noun phrases: how far the words that name somebody reach."""

from collections.abc import Sequence

from isnad.languages.language import Language
from isnad.languages.lexicon import Hit
from isnad.languages.rows import Saying
from isnad.names.line import Grammar, Line

LONGEST = 24
"""Words that the name of a speaker may have."""

HEADS = ("role", "body", "force", "source", "medium", "person_title")
STOPS = ("that", "relative", "negation", "conjunction", "attribution", "quoting")
ENTITIES = ("state", "capital", "outlet", "organization", "armed_group")


class Phrases:
    """Finds the ends of noun phrases in a line."""

    def __init__(self, language: Language, grammar: Grammar) -> None:
        self.grammar = grammar
        self.plain = plain = language.letters.plain
        self.small: dict[str, frozenset[str]] = {
            name: frozenset(map(plain, words)) for name, words in language.table("grammar")["words"].items()
        }
        self.common = frozenset(map(plain, language.table("grammar")["nisba"]["common"]))
        self.no_nisba = frozenset(map(plain, language.table("grammar")["nisba"]["not"]))

    def end(self, line: Line, at: int, row: Saying, *, bare: bool = False, behind: bool = False) -> int:
        """Give the index after the noun phrase that begins at word `at`; `at` itself if none does.

        `row` is the verb's row: what may follow the phrase as content ends it. `bare` says that
        the verb seems to have no subject of its own (it goes on from another), `behind` that a
        clinging preposition belongs before the phrase.
        """
        takes_object = "object" in row.content
        if not self._begins(line, at, row, bare, behind):
            return at
        last = min(len(line), at + LONGEST)
        i = self._quoted_name(line, at, at) or at + 1
        while i < last:
            if row.objects and takes_object and self.named_object(line, i, row):
                break
            step = self._step(line, at, i, row)
            if not step:
                break
            i = step
        return i

    def _begins(self, line: Line, at: int, row: Saying, bare: bool, behind: bool) -> bool:
        takes_object = "object" in row.content
        if at >= len(line) or line.timed_at(at):
            return False
        if line.mark(at):
            return bool(self._quoted_name(line, at, at))
        if line.has(at, *STOPS, "pronoun") or (
            line.has(at, "preposition") and not line.has(at, *HEADS, *ENTITIES)
        ):
            return False
        if self.finite(line, at):
            return False
        word = line.words[at].form
        if word.preposition and word.article and not behind:
            return False
        document = line.has(at, "channel") and not line.has(at, "source")
        if takes_object and (document or (row.objects and self.named_object(line, at, row))):
            return False
        if any(self.clings(line, at, name, row.content) for name in ("b", "l")):
            return False
        if takes_object and not word.article and not line.has(at, *HEADS, *ENTITIES):
            return not self.grammar.masdar(word.text)
        return not bare or not takes_object or line.has(at, *HEADS, *ENTITIES)

    def finite(self, line: Line, at: int) -> bool:
        """Say whether word `at` is a finite verb that the lexicon knows, and nothing else."""
        if line.has(at, *HEADS, *ENTITIES, "nationality"):
            return False
        hits = line.words[at].form.hits
        called = hits["given"][0].cut if "given" in hits else None
        for category in ("saying", "auxiliary", "act"):
            for hit in hits.get(category, ()):
                if hit.entry.form.startswith(("past", "present")) and not hit.article:
                    return called is None or hit.cut + hit.future <= called
        return False

    def _step(self, line: Line, at: int, i: int, row: Saying) -> int:
        """Give the index after what word `i` adds to the phrase; 0 where the phrase ends before it."""
        content = row.content
        if line.timed_at(i):
            return 0
        if line.mark(i):
            return self._quoted_name(line, at, i) or self._apposition(line, i)
        if line.has(i, *STOPS) or line.text(i) == self.grammar.clitic["l"] or self.finite(line, i):
            return 0
        if self._going_on(line, i) or line.text(i) in self.small["adverbs"]:
            return 0
        if line.has(i, "preposition") and not line.has(i, *ENTITIES) and not line.called(i):
            return 0 if line.text(i) in content else self._preposition(line, at, i)
        if self.addressed(line, at, i):
            return 0
        office = line.has(at, "role") and line.has(i, "organization", "body", "force")
        if self.clings(line, i, "b", content) or (self.clings(line, i, "l", content) and not office):
            return 0
        if "object" in content and self._object(line, at, i, row):
            return 0
        return i + 1

    def clings(self, line: Line, at: int, name: str, content: Sequence[str]) -> bool:
        """Say whether the content may begin at word `at`, with the preposition `name` before it."""
        letter = self.grammar.clitic[name]
        return letter in content and (line.text(at) == letter or line.proclitic(at, name) > 0)

    def _going_on(self, line: Line, i: int) -> bool:
        """Say whether word `i` is a participle of saying that goes on («said he, adding»)."""
        word = line.words[i].form
        hits = word.hits.get("saying", ())
        bare = bool(hits) and not word.article and not line.has(i, *HEADS)
        bare = bare and line.text(i) not in self.small["close_to"]
        return bare and any(h.entry.form in ("participle.m.s", "participle.f.s") for h in hits)

    def hidden(self, line: Line, at: int) -> bool:
        """Say whether a verb describes a document or a wish to stay unnamed, and reports nothing."""
        near = {line.text(k) for k in range(at + 1, at + 4)}
        return line.text(at - 1) in self.small["unwilling"] or not near.isdisjoint(self.small["identity"])

    def _preposition(self, line: Line, at: int, i: int) -> int:
        text = line.text(i)
        one_of = text in self.small["of"] and line.text(i - 1) in self.small["for_all"]
        if one_of or text in self.small["in_name_of"]:
            return i + 1
        close = line.text(i - 1) in self.small["close_to"] or (
            text in self.small["of"] and line.has(i - 1, "source")
        )
        if close and i + 1 < len(line) and not line.mark(i + 1):
            return i + 2
        if text in self.small["in"] and i + 1 < len(line):
            after = i + 1
            stops = line.has(after, "channel", *STOPS, "preposition") or line.mark(after)
            return 0 if stops or line.timed_at(after) or line.words[after].form.kind != "word" else after + 1
        return 0

    def addressed(self, line: Line, at: int, i: int) -> bool:
        """Say whether word `i`, with its «to», names an addressee and not what the phrase is of."""
        if not line.proclitic(i, "l"):
            return False
        if line.has(i, "audience", "medium", "outlet", "peoples"):
            return not line.has(i, "force", "body", "armed_group", "organization")
        form = line.words[i].form
        if (
            line.has(at, "source", "role")
            and not line.words[i - 1].form.article
            and not line.words[at].form.article
        ):
            return not line.has(i - 1, "role", "body", "force")
        return not form.article and i == at + 1 and not line.has(at, *HEADS)

    def _object(self, line: Line, at: int, i: int, row: Saying) -> bool:
        """Say whether word `i` begins the verb's object and not a further word of its subject."""
        before, word = line.words[i - 1].form, line.words[i].form
        tanwin = line.page.text[line.words[i].end - 2 : line.words[i].end]
        if line.parted(at, i) and not word.conjunction:
            return True
        if tanwin in self.small["tanwin"] and not line.has(i, *HEADS, "sector_word"):
            return True
        if line.has(i, "demonstrative") and not word.conjunction:
            return True
        if line.text(i - 1) in self.small["name_parts"] or (line.has(i - 1, *HEADS) and not before.article):
            return False
        if word.article:
            return self._articled(line, at, i, row)
        if line.has(i, "nationality", *ENTITIES) or word.conjunction:
            return False
        if self.grammar.masdar(word.text):
            return True
        if self.joined(line, i):
            return False
        if line.owned(i) or (i == at + 1 and line.has(at, "state", "capital")):
            return True
        construct = line.feminine(i) and i + 1 < len(line) and line.words[i + 1].form.article
        if (
            row.content[0] == "object"
            and before.article
            and construct
            and word.text not in self.grammar.masculine
        ):
            return True
        plain = not line.has(at, "role", "person_title", "source") and not self._nisba(word.text)
        return before.article and plain and not line.has(i, "preposition")

    def _articled(self, line: Line, at: int, i: int, row: Saying) -> bool:
        """Say whether word `i`, with an article, begins the object."""
        before, word = line.words[i - 1].form, line.words[i].form
        if word.conjunction or word.preposition or line.has(i, "nationality", "person_title", "role"):
            return False
        if line.has(i, "body", "force"):
            return line.has(i - 1, "nationality") or self.known_end(line, at, i)
        if line.has(i - 1, "state", "capital"):
            return True
        bare = word.text.removeprefix(self.grammar.clitic["article"])
        if row.addressee and self.grammar.masdar(bare) and not line.has(i, *HEADS):
            return True
        if self._nisba(word.text):
            return False
        if row.content == ("object",) and line.has(i - 1, "nationality"):
            return True
        single = i == at + 1 and before.article and line.has(at, "body", "force", "medium", "source")
        titled = line.has(at, "role", "person_title") and self._full_name(line, at, i)
        return titled or single or self.known_end(line, at, i)

    def _nisba(self, text: str) -> bool:
        """Say whether a word ends as adjectives of belonging do, and is none of the nouns that do too."""
        return text.endswith(tuple(self.small["nisba"])) and text not in self.no_nisba

    def _full_name(self, line: Line, at: int, i: int) -> bool:
        """Say whether the two words before `i` are a whole name, so that an article begins something else."""
        if i - at < 3:
            return False
        known = (*HEADS, *ENTITIES, "nationality", "preposition")
        return not any(line.words[k].form.article or line.has(k, *known) for k in (i - 1, i - 2))

    def named_object(self, line: Line, at: int, row: Saying) -> bool:
        """Say whether word `at` is one of the objects that the row names, whatever clings to it."""
        if row.objects is None or line.words[at].form.kind != "word":
            return False
        form = line.text(at)
        bare = form.removeprefix(self.grammar.clitic["article"])
        bound = self.grammar.clitic["bound"]
        for pronoun in ("", *self.grammar.pronouns):
            stem = bare.removesuffix(pronoun)
            if stem in row.objects or (stem[:-1] in row.objects and len(stem) > 3):
                return True
            if stem.endswith(bound) and stem[:-1] + self.grammar.clitic["feminine"] in row.objects:
                return True
        return False

    def joined(self, line: Line, i: int) -> bool:
        """Say whether word `i` may begin with an «and»: one that the lexicon does not know whole."""
        text = line.text(i)
        return text.startswith(self.grammar.clitic["conjunction"]) and not any(
            hit.cut == 0 for hits in line.words[i].form.hits.values() for hit in hits
        )

    def known_end(self, line: Line, at: int, i: int) -> bool:
        """Say whether the words `at` to `i` are a whole known name."""
        return any(self.match(line, at, category) == i for category in ENTITIES)

    def hit(self, line: Line, at: int, category: str) -> Hit | None:
        """Give the longest entry of `category` that stands at word `at`."""
        form = line.words[at].form if 0 <= at < line.size else None
        if form is None or category not in form.hits:
            return None
        best = form.single(category)
        if category not in form.longer:
            return best
        for hit in form.phrases(category, line.text(at + 1)):
            rest = hit.entry.rest
            if best is None or len(rest) > len(best.entry.rest):
                whole = all(line.text(at + 1 + n) == word for n, word in enumerate(rest))
                best = hit if whole else best
        return best

    def match(self, line: Line, at: int, category: str) -> int:
        """Give the index after the longest entry of `category` at word `at`; 0 where none begins."""
        best = 0
        for hit in line.words[at].form.hits.get(category, ()):
            end = at + 1 + len(hit.entry.rest)
            if end <= len(line) and all(line.text(at + 1 + n) == w for n, w in enumerate(hit.entry.rest)):
                best = max(best, end)
        return best

    def _quoted_name(self, line: Line, at: int, i: int) -> int:
        """A short quotation that follows a head noun, or stands where a name would, is a name."""
        held = line.quote_at(i)
        if held is None:
            return 0
        _, first, last = held
        size = last - first - 2
        if size > 7 or not (i == at or line.has(i - 1, *HEADS) or line.has(i - 2, "medium")):
            return 0
        if i == at and not (line.has(last, "that") or line.has(first + 1, *HEADS, *ENTITIES)):
            return 0
        return last

    def _apposition(self, line: Line, i: int) -> int:
        """A name between commas belongs to the phrase before it."""
        commas = self.small["commas"]
        if line.text(i) not in commas:
            return 0
        for end in range(i + 1, min(len(line), i + 7)):
            if line.mark(end):
                after = line.has(end + 1, "that", "preposition") or line.quote_at(end + 1) is not None
                after = after or line.timed_at(end + 1) or line.text(end + 1) in self.small["through"]
                after = after or (end + 1 < len(line) and line.proclitic(end + 1, "b") > 0)
                if line.text(end) in commas and end > i + 1 and after:
                    return end
                return 0
            if line.has(end, *STOPS, "preposition", "saying", "act") or line.timed_at(end):
                return 0
        return 0
