"""Exports: the formats that a ledger leaves in, one file each, one dictionary."""

from isnad.exports.format import Format
from isnad.exports.json import Json

FORMATS: dict[str, Format] = {known.name: known for known in (Json(),)}
"""Name → format: the command line, the documentation and the tests all read it."""

__all__ = ["FORMATS", "Format"]
