"""Statements: who is reported to have said what, through whom, to whom."""

from collections.abc import Sequence

from isnad.claims.chains import Chains
from isnad.claims.claim import Statement
from isnad.claims.contents import Contents
from isnad.claims.cues import Cues
from isnad.claims.frame import Frame
from isnad.claims.sources import Sources
from isnad.claims.stances import Stances
from isnad.claims.voices import Speakers
from isnad.languages.language import Language
from isnad.names.line import Grammar, Line
from isnad.names.name import Because
from isnad.names.phrases import Phrases
from isnad.passages.span import Span


class Statements:
    """Reads the statements of a page."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.grammar = Grammar(language)
        self.phrases = Phrases(language, self.grammar)
        self.cues = Cues(language, self.phrases)
        self.sources = Sources(language, self.phrases)
        self.contents = Contents(language, self.phrases)
        self.chains = Chains(language, self.phrases)
        self.stances = Stances(language)

    def find(self, lines: Sequence[Line], speakers: Speakers) -> list[Statement]:
        """Give the statements of a document's sentences in the order of their place.

        `speakers` resolves who is meant and remembers, through the document, who spoke last.
        """
        return [statement for line in lines for statement in self._line(line, speakers)]

    def _line(self, line: Line, speakers: Speakers) -> list[Statement]:
        frames = self.chains.drop(self.cues.find(line))
        frames += self.sources.find(line, frames)
        frames = self.sources.inserted(frames)
        self.chains.written(line, frames)
        self.chains.nest(line, frames)
        self.contents.close(line, frames)
        frames = self.sources.relayed(line, frames)
        frames.sort(key=lambda f: (f.cue, f.content))
        speakers.begin(line)
        statements = []
        for frame in frames:
            statement = self._statement(line, frame, speakers)
            if statement is not None:
                statements.append(statement)
        return statements

    def _statement(self, line: Line, frame: Frame, speakers: Speakers) -> Statement | None:
        where = self.contents.span(line, frame)
        voice = speakers.voice(line, frame)
        if frame.nested or where is None or where[0].end <= where[0].start:
            return None
        span, kind = where
        via = self.chains.links(line, frame, speakers)
        via = speakers.carried(via, going_on=frame.speaker is None)
        stance = self.stances.of(line, frame)
        cue = None if frame.rule == "headline" else self._cue(line, frame)
        return Statement(
            span=span,
            cue=cue,
            speaker=self._words(line, frame.speaker, told=frame.rule == "source"),
            voice=voice,
            kind=kind,
            stance=stance,
            via=via,
            to=self._words(line, frame.to, told=True),
            because=(
                Because(frame.rule, f"saying/{frame.row.lemma}" if frame.row.lemma else "attributions", cue),
            ),
        )

    def _cue(self, line: Line, frame: Frame) -> Span:
        word = line.words[frame.cue]
        category = "attribution" if frame.rule == "source" else "saying"
        hit = word.hit(category)
        if hit is None:
            return word.span
        return line.span(frame.cue, frame.cue + 1 + len(hit.entry.rest), hit.cut)

    def _words(self, line: Line, where: tuple[int, int] | None, *, told: bool = False) -> Span | None:
        """Give the span of words that name somebody, without what clings in front and marks behind."""
        if where is None:
            return None
        begin, end = where
        while end > begin and line.mark(end - 1) and line.quoted[end - 1] < 0:
            end -= 1
        if end <= begin:
            return None
        held = line.quote_at(begin)
        if held is not None and held[2] == end:
            return held[0].span
        return line.bare(begin, end, told=told)
