"""The commands of the command line: one file each, one dictionary."""

import click

from isnad.faces.commands.across import copies, questions, relations, stories
from isnad.faces.commands.annotate import annotate
from isnad.faces.commands.build import build
from isnad.faces.commands.compare import compare
from isnad.faces.commands.entities import entities
from isnad.faces.commands.explain import explain
from isnad.faces.commands.export import export
from isnad.faces.commands.judge import judge
from isnad.faces.commands.report import report
from isnad.faces.commands.serve import serve
from isnad.faces.commands.team import team

COMMANDS: dict[str, click.Command] = {
    "annotate": annotate,
    "build": build,
    "stories": stories,
    "questions": questions,
    "relations": relations,
    "copies": copies,
    "compare": compare,
    "entities": entities,
    "explain": explain,
    "judge": judge,
    "export": export,
    "report": report,
    "serve": serve,
    "team": team,
}
"""Name → command, in the order in which an analyst meets them."""
