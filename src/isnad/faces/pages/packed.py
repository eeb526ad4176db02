"""What lies beside the pages: style sheets, and what `make install` bundles of `web/`."""

import re
from base64 import b64encode
from functools import cache
from importlib.resources import files

PACKAGE = "isnad.faces.pages"
"""Where the style sheets lie, and in a folder of it (`built`) what is bundled."""
LINKED = re.compile(r"url\(([\w.-]+\.woff2)\)")


@cache
def packed(name: str) -> str:
    """Give the text of a file of this package."""
    return files(PACKAGE).joinpath(name).read_text("utf-8")


def bundled() -> bool:
    """Say whether the scripts were built: without them pages work, and draw nothing."""
    return files(PACKAGE).joinpath("built", "isnad.js").is_file()


@cache
def built(name: str) -> str:
    """Give the text of a bundled file; empty where nothing was built."""
    file = files(PACKAGE).joinpath("built", name)
    return file.read_text("utf-8") if file.is_file() else ""


@cache
def fonts() -> str:
    """Give the style of the fonts with the fonts in it, for a page that asks nothing of any network."""
    folder = files(PACKAGE) / "built"

    def inside(link: re.Match[str]) -> str:
        content = b64encode(folder.joinpath(link[1]).read_bytes()).decode()
        return f"url(data:font/woff2;base64,{content})"

    return LINKED.sub(inside, built("fonts.css"))
