"""Loading: all that is known, into a language's lexicon."""

from pathlib import Path

from isnad.known import known, sides
from isnad.known.own import Own
from isnad.languages.language import Language


def load(language: Language, own: tuple[Path, ...] = ()) -> None:
    """Put all known names into the language's lexicon, an analyst's `own` files among them.

    Doing it twice changes nothing. Raises `KnownError` where one of the files cannot be used.
    """
    if language.knows:
        return
    language.lexicon.add(Own(own, language).entries())
    language.lexicon.add(known.entries(language))
    language.lexicon.add(sides.entries(language))
    language.knows = True
