"""`isnad export`: a ledger in a format that others read."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from isnad.faces import options
from isnad.faces.opening import opened

if TYPE_CHECKING:
    from isnad.exports import Format


def _known(context: click.Context, option: click.Parameter, name: str) -> "Format":
    """Turn a name into its format; the formats are looked up only when one is named."""
    from isnad.exports import FORMATS

    if name not in FORMATS:
        words = f"there is no format {name!r}. There is: {', '.join(FORMATS)}"
        raise click.BadParameter(words, context, option)
    return FORMATS[name]


def _listed(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from isnad.exports import FORMATS

    for known in FORMATS.values():
        click.echo(f"{known.name:<10}  {known.description}")
    context.exit()


@click.command(
    short_help="Write a ledger in a format that others read.",
    epilog="Example:  isnad export json --ledger news.ledger --output news.json",
)
@click.argument("kind", metavar="FORMAT", callback=_known)
@options.ledger
@options.output
@click.option(
    "--list",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_listed,
    help="List the formats and exit.",
)
def export(kind: "Format", address: str, output: str) -> None:
    """Write a ledger in FORMAT, one of the formats of --list.

    The same ledger gives the same bytes, on every machine.
    """
    with opened(address) as ledger, options.written(output):
        kind.write(ledger, Path(output))
