"""Folded text → words, each form analysed once."""

from isnad.languages.letters import Folded, Letters
from isnad.languages.lexicon import TOKEN, Lexicon
from isnad.passages.word import Word


def split(text: str, folded: Folded, letters: Letters, lexicon: Lexicon) -> list[Word]:
    """Split into words, numbers and single marks; `number` keeps its group and decimal marks."""
    analysed = lexicon.form
    words: list[Word] = []
    add = words.append
    if folded.back is None:
        for token in TOKEN.finditer(folded.text):
            start, end = token.span()
            add(Word(start, end, start, analysed(token.group(), token.lastgroup or "mark")))
        return words
    back, marks, size = folded.back, letters.marks, len(text)
    for token in TOKEN.finditer(folded.text):
        at, last = token.span()
        end = back[last - 1] + 1
        while end < size and text[end] in marks:
            end += 1
        add(Word(back[at], end, at, analysed(token.group(), token.lastgroup or "mark")))
    return words
