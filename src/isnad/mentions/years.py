"""Years: after the word year, in ranges and lists, or bare where a preposition of time leads them."""

from isnad.mentions import dates
from isnad.mentions.extents import Between
from isnad.mentions.scan import Found, Scan
from isnad.mentions.senses import Calendar

BARE = (1900, 2060)
"""What four digits alone may be a year between."""
MOST = 30
"""Years that a range without a preposition may span."""
Read = tuple[int, bool, int]


def year(s: Scan, at: int) -> Found | None:
    """Read a year, or a range of years."""
    pair = s.lit(at, "pair")
    named = s.match(at, "timeunit")
    cut = 0
    begin = at
    if pair is not None:
        begin, cut = pair, s.clinging(at, "pair")
    elif named is not None:
        hit = named[0]
        if hit.entry.row["unit"] != "year" or hit.pronoun or hit.entry.form != "one":
            return None
        begin, cut = named[1], hit.cut
    read = dates.year(s, begin)
    if read is None or (begin == at and s.text(at) == "("):
        return None
    first = Calendar(read[0], hijri=read[1])
    span = _range(s, begin, read, pair is not None)
    if span is not None:
        return s.found("years", at, span[1], Between(first, Calendar(span[0])), cut)
    if begin == at and not _bare(s, at, read):
        return None
    return s.found("year", at, read[2], first, cut)


def _range(s: Scan, at: int, read: Read, pair: bool) -> tuple[int, int] | None:
    """Read the end of «2001-2011», «[between] 2003 and 2011», «[from] 2010 to 2014»: year and place."""
    last = read[2]
    between = s.before(at, "between")
    and_ = s.lit(last, "and") if between or pair else None
    joined = s.lit(last, "join") or and_
    second = s.digits(joined, *BARE) if joined else None
    if joined is None or second is None or read[1] or not BARE[0] <= read[0] < second:
        return None
    if s.text(joined + 1) in ("/", "-") or (at > s.first and s.text(at - 1) in ("/", "-")):
        return None
    if and_ and pair and not between and second != read[0] + 1:
        return None
    led = s.before(at, "from") or s.before(at, "year_leads") or second - read[0] <= MOST
    return (second, joined + 1) if led else None


def _bare(s: Scan, at: int, read: Read) -> bool:
    """Say whether four digits are a year: by their era, what leads them and what follows."""
    last = read[2]
    if last > at + 1:
        return True
    if read[1] or not BARE[0] <= read[0] <= BARE[1]:
        return False
    listed = s.lit(at - 1, "and") is not None and s.ended == (at - 1, "year")
    until = s.before(at, "from") and s.lit(last, "until") is not None
    if not (listed or until or s.before(at, "year_leads") or s.before(at, "timeedge_words")):
        return False
    form = s.words[last].form if last < s.limit else None
    if form is None or form.kind == "mark":
        return form is None or form.text not in ("%", "/", "-", ":")
    if s.before(at, "since") or until or form.kind != "word":
        return True
    return form.article or form.conjunction or form.text in s.vocabulary.singles["year_tails"]
