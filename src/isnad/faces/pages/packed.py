"""What lies beside the pages: style sheets and what was bundled."""

from functools import cache
from importlib.resources import files

PACKAGE = "isnad.faces.pages"
"""Where the style sheets lie, and in a folder of it (`built`) what is bundled of `web/`."""


@cache
def packed(name: str) -> str:
    """Give the text of a file of this package."""
    return files(__package__).joinpath(name).read_text("utf-8")
