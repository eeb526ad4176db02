"""Documents: what news arrives as, made into one text with what its input says about it."""

from isnad.documents.collect import collect
from isnad.documents.document import Document, Refused

__all__ = ["Document", "Refused", "collect"]
