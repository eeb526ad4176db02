"""HTML pages to documents: the article's text and what the page says about itself."""

import re

from isnad.documents import metadata
from isnad.documents.decode import UndecodableError, clean, decode
from isnad.documents.document import Document, Refused
from isnad.documents.furniture import clear, flatten, keep

LITTLE = 200  # characters of main content below which the whole page is tried

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)


def read(data: bytes, source: str, name: str) -> Document | Refused:
    """The document in an HTML page; `name` becomes its id."""
    declared = _CHARSET.search(data[:4096])
    try:
        html = decode(data, declared[1].decode("ascii") if declared else None)
    except UndecodableError as refusal:
        return Refused(source, str(refusal))
    return parse(html, source, name)


def parse(html: str, source: str, name: str) -> Document | Refused:
    """The document in the HTML of one page."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import DOMException, HTMLTree

    def extract(main: bool) -> str:
        return extract_plain_text(
            tree,
            preserve_formatting=True,
            main_content=main,
            list_bullets=False,
            alt_texts=False,
            comments=False,
        )

    try:
        tree = HTMLTree.parse(clean(html))
        about = metadata.read(tree)
        flatten(tree)
        clear(tree)
        keep(tree)
        text = extract(main=True)
        if len(text) < LITTLE:
            whole = extract(main=False)
            text = whole if len(whole) > 2 * len(text) else text
    except DOMException as error:
        return Refused(source, f"not readable as HTML: {error}")
    text = clean(text).strip("\n")
    if not text.strip():
        return Refused(source, "empty: no article was found in the page")
    return Document(id=name, text=text, source=source, **about)
