"""Names: the people, places, bodies, forces and parties that a document names, each with key and code.

Two goes over the sentences: the first finds what tables, titles, head nouns and given names show, the
second finds again, anywhere in the document, what the first has introduced («Ilham Aliyev … Aliyev»).
"""

from collections.abc import Sequence

from isnad.known import known
from isnad.languages.language import Language
from isnad.mentions.day import Day
from isnad.names.cast import Cast
from isnad.names.found import Finders, Found
from isnad.names.line import Line
from isnad.names.phrases import Phrases
from isnad.names.setting import Setting
from isnad.passages.passage import Page


class Names:
    """Finds the names of a page."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.finders = Finders(language, phrases)
        self.states = known.states(language)

    def find(self, page: Page, lines: Sequence[Line], day: Day) -> Cast:
        """Give the names of a document's sentences, in order."""
        setting = self._setting(page, lines, day)
        found = Found(self.finders, setting)
        for line in lines:
            found.first(line)
        for line in lines:
            found.again(line)
        cast = Cast(found.spots, setting)
        for line in lines:
            actors = [spot for spot in cast.within(line, 0, len(line)) if spot[2].kind != "place"]
            line.starts = {first: name.kind for first, _, name in actors}
            line.ends = frozenset(last for _, last, _ in actors)
            line.inside = frozenset(at for at in range(len(line)) if cast.over(line, at) is not None)
        return cast

    def _setting(self, page: Page, lines: Sequence[Line], day: Day) -> Setting:
        """Give where the document is: by the states that it names, and by its towns."""
        setting = Setting(page, day.earliest, day.latest)
        for line in lines:
            for at in range(len(line)):
                place = self.finders.towns.plain(line, at)
                if place is not None and place.country in self.states:
                    setting.count(self.states[place.country])
        return setting
