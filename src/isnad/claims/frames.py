"""Frames: how a verb of saying, its subject, its addressee and its content stand to each other."""

from dataclasses import dataclass, field, replace

from isnad.claims.line import Line
from isnad.claims.phrases import ENTITIES, HEADS, Phrases
from isnad.languages.lexicon import Hit
from isnad.languages.rows import NO_SAYING, Saying

REACH = 45
"""Words after a verb within which its content has to begin."""


@dataclass(slots=True)
class Frame:
    """A cue with what belongs to it, in word indexes of its line.

    `content` is where the words said begin (`cut` letters into that word); -1 where they stand
    before the cue. `how` is what led to the content: that, colon, quote, object, a preposition.
    """

    cue: int
    row: Saying
    label: str
    content: int
    how: str
    cut: int = 0
    marker: int = -1
    speaker: tuple[int, int] | None = None
    to: tuple[int, int] | None = None
    relays: list[tuple[int, int]] = field(default_factory=list)
    rule: str = ""
    last: int = -1
    nested: bool = False
    channel: int = -1
    stance: str = ""


class Frames:
    """Matches the frames of the rows in `saying.toml`."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.small = phrases.small
        self.clitic = phrases.grammar.clitic

    def after(self, line: Line, at: int, hit: Hit, *, bare: bool) -> Frame | None:
        """Match the frame of the verb at word `at` to what follows it; None where no content follows."""
        row, label = hit.entry.row, hit.entry.form
        begin = at + 1 + len(hit.entry.rest)
        if line.text(begin) in self.small["therein"]:
            begin += 1
        end = self.phrases.end(line, begin, row, bare=bare)
        frame = self._content(line, at, begin, end, row)
        if frame is None or not self._object_fits(line, frame):
            return None
        frame.label = label
        if end > begin:
            frame.speaker = (begin, end)
        self._addressee(line, frame, begin, end)
        return frame

    def carried(self, line: Line, at: int, hit: Hit) -> Frame | None:
        """Match «X carried from Y (his saying) that …»: Y speaks, X is the relay."""
        begin = at + 1 + len(hit.entry.rest)
        carrier = self.phrases.end(line, begin, NO_SAYING)
        k = next(
            (
                n
                for n in range(carrier, min(carrier + 8, len(line)))
                if line.text(n) in self.small["quoted_from"]
            ),
            -1,
        )
        if k < 0:
            return None
        end = self.phrases.end(line, k + 1, hit.entry.row)
        quoting = next((n for n in range(end, min(end + 4, len(line))) if line.has(n, "quoting")), -1)
        row, start = hit.entry.row, end
        if quoting >= 0:
            said = line.words[quoting].form.hits["quoting"][0].entry.row
            content = tuple(map(self.phrases.plain, said["content"]))
            row, start = replace(row, content=content, stance=said["stance"]), quoting + 1
        frame = self._content(line, at, k + 1, start, row)
        if frame is None or end == k + 1:
            return None
        if quoting >= 0 and line.words[quoting].form.hits["quoting"][0].entry.row.get("cue"):
            frame.cue = quoting
        frame.label, frame.rule = hit.entry.form, "verb"
        frame.speaker = (k + 1, min(end, quoting) if quoting >= 0 else end)
        if carrier > begin:
            frame.relays.append((begin, carrier))
        return frame

    def _content(self, line: Line, at: int, begin: int, end: int, row: Saying) -> Frame | None:
        """Find where the content begins, from the end of the subject on."""
        allowed = row.content
        ask_object = "object" in allowed
        j = end
        limit = min(len(line), at + REACH)
        if line.has(at - 1, "relative"):
            limit = next((k for k in range(at, limit) if line.text(k) in self.small["commas"]), limit)
        while j < limit:
            found = self._marker(line, j, begin, allowed)
            if found:
                how, content, cut = found
                return Frame(at, row, "", content, how, cut, j) if content < len(line) else None
            passed = self._aside(line, j, row)
            if passed:
                j = passed
                continue
            if ask_object and self._noun(line, j):
                return Frame(at, row, "", j, "object", 0, j)
            if self._blocked(line, j):
                return None
            ask_object = False
            j += 1
        return None

    def _marker(
        self, line: Line, j: int, begin: int, allowed: tuple[str, ...]
    ) -> tuple[str, int, int] | None:
        """Say whether word `j` leads to the content: how, the content's first word, letters to cut."""
        text = line.text(j)
        if line.has(j, "that") and self._that(line, j, allowed):
            hit = line.words[j].form.hits["that"][0]
            return "that", j + 1 + len(hit.entry.rest), 0
        if "that" in allowed or "quote" in allowed or "object" in allowed:
            if text in self.small["colons"] and line.words[j - 1].form.kind != "number":
                return "colon", j + 1, 0
            if line.quote_at(j) is not None and self._quoted(line, j):
                return "quote", j, 0
        for name in ("b", "l"):
            if self.clitic[name] in allowed:
                if text == self.clitic[name]:
                    return self.clitic[name], j + 1, 0
                cut = line.proclitic(j, name)
                if cut and not line.has(j, "channel", "audience", "medium"):
                    return self.clitic[name], j, cut
        if text in allowed and line.has(j, "preposition") and not line.has(j + 1, "that"):
            if text not in self.small["through"] or not line.has(j + 1, "channel", "audience"):
                return text, j + 1, 0
        return None

    def _that(self, line: Line, j: int, allowed: tuple[str, ...]) -> bool:
        hit = line.words[j].form.hits["that"][0]
        before = line.text(j - 1)
        if hit.conjunction or before in self.small["before_that"]:
            return False
        if line.has(j - 1, "preposition") and not line.has(j - 1, *HEADS):
            return before in allowed
        return True

    def _quoted(self, line: Line, j: int) -> bool:
        """Say whether the quotation at `j` is what was said, and not a name in marks."""
        held = line.quote_at(j)
        assert held is not None
        _, first, last = held
        for k in range(last, min(len(line), last + 6)):
            if line.has(k, "that") or line.text(k) in self.small["colons"]:
                return last - first > 9
            if line.mark(k):
                break
        if last - first <= 7 and any(line.quote_at(k) for k in range(last + 1, min(last + 4, len(line)))):
            return line.text(last) not in self.small["commas"]
        return not (line.has(j - 1, *HEADS) and last - first <= 6)

    def _noun(self, line: Line, j: int) -> bool:
        if line.mark(j) or line.timed_at(j) or line.has(j, "that", "relative", "conjunction", "negation"):
            return False
        if line.has(j, "preposition") or line.words[j].form.kind not in ("word", "number"):
            return False
        return not self.phrases.finite(line, j) and not line.proclitic(j, "l")

    def _aside(self, line: Line, j: int, row: Saying) -> int:
        """Give the index after something that stands between a subject and its content; 0 if nothing does."""
        text = line.text(j)
        if line.timed_at(j):
            return j + 1
        if line.has(j, "attribution"):
            hit = self.phrases.hit(line, j, "attribution")
            assert hit is not None
            return max(self.phrases.end(line, j + 1 + len(hit.entry.rest), row), j + 1)
        if text in self.small["commas"]:
            return self._parenthesis(line, j, row)
        if text in row.addressee and line.has(j, "preposition") and text not in row.content:
            return max(self.phrases.end(line, j + 1, row), j + 1)
        if text in self.small["dashes"] or text == "(":
            closing = self.small["dashes"] if text != "(" else frozenset(")")
            for k in range(j + 1, min(len(line), j + 16)):
                if line.text(k) in closing:
                    return k + 1
            return j + 1
        if text in self.small["through"] and line.has(j + 1, "channel"):
            return self._channel_end(line, j + 1, row)
        if line.proclitic(j, "l") and self.clitic["l"] not in row.content:
            return max(self.phrases.end(line, j, NO_SAYING), j + 1)
        if text in self.small["before_audience"]:
            return max(self.phrases.end(line, j + 1, row), j + 1)
        return 0

    def _parenthesis(self, line: Line, j: int, row: Saying) -> int:
        """Pass a comma before an aside, or a relative clause between commas."""
        if line.has(j + 1, "relative"):
            close = (k for k in range(j + 2, min(len(line), j + 30)) if line.text(k) in self.small["commas"])
            return next(close, 0)
        aside = line.timed_at(j + 1) or (
            line.text(j + 1) in self.small["through"] and line.has(j + 2, "channel")
        )
        return j + 1 if aside or self._passed(line, j, row) else 0

    def _passed(self, line: Line, j: int, row: Saying) -> bool:
        """Say whether the comma at `j` closes an aside: a time, a channel, a relative clause."""
        if line.timed_at(j - 1):
            return True
        open_ = next((k for k in range(j - 1, max(0, j - 30), -1) if line.text(k) in self.small["commas"]), 0)
        through = any(line.has(k, "channel") for k in range(max(0, j - 5), j))
        return through or (bool(open_) and line.has(open_ + 1, "relative"))

    def _channel_end(self, line: Line, at: int, row: Saying) -> int:
        k = at + 1
        while k < len(line) and not line.has(k, "that", "relative", "saying"):
            held = line.quote_at(k)
            if held is not None and held[2] - held[1] <= 5:
                k = held[2]
                continue
            if line.mark(k):
                break
            if line.has(k, "preposition") and not (
                line.text(k) in self.small["through"] or line.has(k + 1, "channel")
            ):
                break
            if line.timed_at(k) or ("object" in row.content and self.phrases.grammar.masdar(line.text(k))):
                break
            k += 1
        return k

    def _blocked(self, line: Line, j: int) -> bool:
        """Say whether the verb's clause surely ends at word `j`."""
        if line.text(j) in (".", "!", "?"):
            return True
        if line.mark(j - 1) and any(
            h.entry.form.startswith("participle") for h in line.words[j].form.hits.get("saying", ())
        ):
            return True
        if not line.has(j, "saying") or not self.phrases.finite(line, j):
            return False
        return not line.has(j - 1, "relative")

    def _object_fits(self, line: Line, frame: Frame) -> bool:
        """Hold a row with `objects` to the words that it names."""
        if frame.row.objects is None or frame.how != "object":
            return True
        return self.phrases.named_object(line, frame.content, frame.row)

    def _addressee(self, line: Line, frame: Frame, begin: int, end: int) -> None:
        """Find whom it was said to, between the subject and the content."""
        ways = frame.row.addressee
        for j in range(begin, max(frame.marker, begin)):
            prepared = frame.how not in ("object",) or j < frame.content
            cut = line.proclitic(j, "l") if j >= end or j > begin else 0
            if self.clitic["l"] in ways and cut and prepared and j >= end:
                frame.to = (j, max(self.phrases.end(line, j, NO_SAYING), j + 1))
                return
            text = line.text(j)
            if j >= end and text in self.small["before_audience"] and text in ways:
                frame.to = (j + 1, max(self.phrases.end(line, j + 1, NO_SAYING), j + 2))
                return
            if text in ways and line.has(j, "preposition") and j >= end and j + 1 < frame.marker:
                frame.to = (j + 1, max(self.phrases.end(line, j + 1, frame.row), j + 2))
                return


__all__ = ["ENTITIES", "Frame", "Frames"]
