"""Frames: how a verb of saying, its subject, its addressee and its content stand to each other."""

from dataclasses import replace

from isnad.claims.asides import Asides
from isnad.claims.frame import Frame
from isnad.claims.markers import Markers
from isnad.languages.lexicon import Hit
from isnad.languages.rows import NO_SAYING, Saying
from isnad.names.line import Line
from isnad.names.phrases import Phrases

REACH = 45
"""Words after a verb within which its content has to begin."""


class Frames:
    """Matches the frames of the rows in `saying.toml`."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.clitic = phrases.grammar.clitic
        self.markers = Markers(phrases)
        self.asides = Asides(phrases)

    def after(self, line: Line, at: int, hit: Hit, *, bare: bool, led: bool = False) -> Frame | None:
        """Match the frame of the verb at word `at` to what follows it; None where no content follows.

        `bare` says that the verb goes on from a subject before it, `led` that its subject stands
        right before it, so that what follows is its object.
        """
        row = hit.entry.row
        begin, told = self._subject_at(line, at + 1 + len(hit.entry.rest), row)
        end = self.phrases.end(line, begin, row, bare=bare)
        if led and "object" in row.content and self._noun(line, begin):
            end = begin
        frame = self._content(line, at, end, row)
        if frame is None or not self._object_fits(line, frame):
            return None
        frame.label = hit.entry.form
        if end > begin:
            frame.speaker = (begin, self._joined(line, frame, begin, end))
        frame.to = told
        if told is None:
            self._addressee(line, frame, end)
        return frame

    def _subject_at(self, line: Line, begin: int, row: Saying) -> tuple[int, tuple[int, int] | None]:
        """Pass what stands between a verb and its subject: adverbs, times, whom it was said to."""
        told: tuple[int, int] | None = None
        while begin < len(line):
            text = line.text(begin)
            if text in self.small["therein"] or text in self.small["adverbs"] or line.timed_at(begin):
                begin += 1
            elif told is None and self.clitic["l"] in row.addressee and self._led_to(line, begin):
                end = self.asides.told(line, begin)
                told = (begin + (text == self.clitic["l"]), end)
                begin = end
            else:
                break
        return begin, told

    def _led_to(self, line: Line, at: int) -> bool:
        if line.text(at) == self.clitic["l"]:
            return line.quote_at(at + 1) is not None or line.text(at + 1) == "("
        return line.proclitic(at, "l") > 0 and line.has(at, "medium", "outlet", "audience")

    def _joined(self, line: Line, frame: Frame, begin: int, end: int) -> int:
        """What was taken for an object, before a «that», belongs to the subject."""
        if frame.how == "that" and frame.marker > end and not line.mark(end) and not line.timed_at(end):
            passed = self.asides.past(line, end, frame.row)
            if not passed and not line.has(end, "preposition"):
                return min(frame.marker, end + 6)
        return end

    def carried(self, line: Line, at: int, hit: Hit) -> Frame | None:
        """Match «X carried from Y (his saying) that …»: Y speaks, X is the relay."""
        begin = at + 1 + len(hit.entry.rest)
        carrier = self.phrases.end(line, begin, NO_SAYING)
        near = range(carrier, min(carrier + 8, len(line)))
        k = next((n for n in near if line.text(n) in self.small["quoted_from"]), -1)
        if k < 0:
            return None
        end = self.phrases.end(line, k + 1, hit.entry.row)
        quoting = next((n for n in range(end, min(end + 4, len(line))) if line.has(n, "quoting")), -1)
        row, start = hit.entry.row, end
        said = line.words[quoting].form.hits["quoting"][0].entry.row if quoting >= 0 else {}
        if said:
            content = tuple(map(self.phrases.plain, said["content"]))
            row, start = replace(row, content=content, stance=said["stance"]), quoting + 1
        frame = self._content(line, at, start, row)
        if frame is None or end == k + 1:
            return None
        if said.get("cue"):
            frame.cue = quoting
        frame.label, frame.rule = hit.entry.form, "verb"
        frame.speaker = (k + 1, min(end, quoting) if quoting >= 0 else end)
        if carrier > begin:
            frame.relays.append((begin, carrier))
        return frame

    def _content(self, line: Line, at: int, end: int, row: Saying) -> Frame | None:
        """Find where the content begins, from the end of the subject on."""
        ask_object, walked = "object" in row.content, False
        j, limit = end, self._limit(line, at)
        while j < limit:
            found = self.markers.at(line, j, row, walked=walked)
            if found:
                how, content, cut = found
                return Frame(at, row, "", content, how, cut, j) if content < len(line) else None
            passed = self.asides.past(line, j, row)
            if passed:
                j = passed
                continue
            if ask_object and self._termed(line, j):
                return Frame(at, row, "", j, "object", 0, j)
            if ask_object and self._noun(line, j):
                later = self._that_later(line, at, j, limit, row)
                return later or Frame(at, row, "", j, "object", 0, j)
            if self._blocked(line, j):
                return None
            held = line.quote_at(j)
            ask_object, walked = False, True
            j = held[2] if held is not None else j + 1
        return None

    def _termed(self, line: Line, j: int) -> bool:
        """Say whether a verbal noun in marks of its own begins the object («confirmed "support" for»)."""
        held = line.quote_at(j)
        return held is not None and held[2] < len(line) and self.phrases.grammar.masdar(line.text(j + 1))

    def _limit(self, line: Line, at: int) -> int:
        limit = min(len(line), at + REACH)
        if line.has(at - 1, "relative"):
            return next((k for k in range(at, limit) if line.text(k) in self.small["commas"]), limit)
        return limit

    def _that_later(self, line: Line, at: int, j: int, limit: int, row: Saying) -> Frame | None:
        """A «that» a few words on shows that what looks like an object belongs to the subject."""
        grammar = self.phrases.grammar
        if "that" not in row.content or grammar.masdar(line.text(j)) or line.words[j].form.kind != "word":
            return None
        for k in range(j + 1, min(limit, j + 11)):
            if line.has(k, "that") and self.markers.that(line, k, row.content):
                content = k + 1 + len(line.words[k].form.hits["that"][0].entry.rest)
                return Frame(at, row, "", content, "that", 0, k) if content < len(line) else None
            if line.has(k, "relative", "negation", "saying") or line.text(k) in (".", ":"):
                return None
            if self.phrases.finite(line, k) or (
                grammar.masdar(line.text(k)) and not line.words[k].form.article
            ):
                return None
        return None

    def _noun(self, line: Line, j: int) -> bool:
        """Say whether a noun that can be an object begins at word `j`."""
        if j >= len(line) or line.mark(j) or line.timed_at(j):
            return False
        if line.text(j) in self.small["whatever"]:
            return True
        if line.has(j, "that", "relative", "conjunction", "negation", "preposition"):
            return False
        form = line.words[j].form
        if form.kind not in ("word", "number") or line.proclitic(j, "l"):
            return False
        masdar = not form.article and not form.conjunction and self.phrases.grammar.masdar(form.text)
        return masdar or not self.phrases.finite(line, j)

    def _blocked(self, line: Line, j: int) -> bool:
        """Say whether the verb's clause surely ends at word `j`."""
        if line.text(j) in (".", "!", "?"):
            return True
        sayings = line.words[j].form.hits.get("saying", ())
        if line.mark(j - 1) and any(h.entry.form.startswith("participle") for h in sayings):
            return True
        if not sayings or not self.phrases.finite(line, j):
            return False
        return not line.has(j - 1, "relative", "channel") and not self.phrases.hidden(line, j)

    def _object_fits(self, line: Line, frame: Frame) -> bool:
        """Hold a row with `objects` to the words that it names."""
        if frame.row.objects is None or frame.how != "object":
            return True
        return self.phrases.named_object(line, frame.content, frame.row)

    def _addressee(self, line: Line, frame: Frame, end: int) -> None:
        """Find whom it was said to, between the subject and the content."""
        ways = frame.row.addressee
        for j in range(end, max(frame.marker, end)):
            text = line.text(j)
            if len(text) < 4 and text != self.clitic["l"] and not line.has(j, "preposition"):
                continue
            if text in self.small["adverbs"] or self.phrases.grammar.masdar(text[1:]):
                continue
            if self.clitic["l"] in ways and (text == self.clitic["l"] or line.proclitic(j, "l")):
                frame.to = (j + (text == self.clitic["l"]), self.asides.told(line, j))
                return
            if text not in ways or not line.has(j, "preposition") or j + 1 >= frame.marker:
                continue
            row = NO_SAYING if text in self.small["before_audience"] else frame.row
            frame.to = (j + 1, max(self.phrases.end(line, j + 1, row), j + 2))
            return
