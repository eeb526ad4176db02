"""The reference of the commands, made of their own help: `python -m isnad.faces.reference`."""

import click

from isnad.faces.cli import isnad

TOP = """# Commands

What every command says of itself under `--help`. This page is made of that help
(`python -m isnad.faces.reference > docs/commands.md`), and a test holds it to it.

JSON goes to standard output alone, all else to standard error. Exit status: 0 done, 1 done with
documents refused (each named with its reason), 2 wrong usage or a ledger that cannot be used,
130 stopped by hand, 141 nobody reads the output any more.

Colours are left out where standard output is no terminal, and where `NO_COLOR` is set.
"""


def reference() -> str:
    """Give the page as Markdown: a section for each command."""
    sections = [TOP]
    for name in isnad.commands:
        sections.append(f"## isnad {name}\n\n```\n{usage(name)}\n```\n")
    return "\n".join(sections)


def usage(name: str) -> str:
    """Give a command's help as it stands at 80 columns."""
    command = isnad.commands[name]
    above = click.Context(isnad, info_name="isnad", terminal_width=80, **isnad.context_settings)
    context = click.Context(command, info_name=name, parent=above, terminal_width=80, max_content_width=80)
    return command.get_help(context)


if __name__ == "__main__":
    click.echo(reference(), nl=False)
