"""The command line. Every command imports what it needs when it is called, so that help is quick."""

import sys

import click

from isnad.faces import messages
from isnad.faces.commands import COMMANDS


def _version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(f"isnad {version('isnad')}")
    context.exit()


class Commands(click.Group):
    """The commands, let go of quietly where nobody reads what they print."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            messages.abandon()
            sys.exit(messages.UNREAD)


@click.group(
    cls=Commands,
    commands=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Start with:  isnad build news/ --ledger news.ledger",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Show the version and exit.",
)
@click.pass_context
def isnad(context: click.Context) -> None:
    """Who said what, on whose word, how many, where and when.

    Isnad reads conflict news, Arabic first, and keeps a ledger in which every statement and
    every figure opens its own words in its own article.
    """
    if messages.colourless():
        context.color = False


def main() -> None:
    """Run the command line: exit status 0 done, 1 done with documents refused, 2 wrong usage."""
    try:
        status = isnad.main(prog_name="isnad", standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        sys.exit(messages.USAGE)
    except (click.Abort, KeyboardInterrupt):
        messages.say("stopped")
        sys.exit(messages.STOPPED)
    sys.exit(status)
