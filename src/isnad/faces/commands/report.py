"""`isnad report`: one page to read and to pass on."""

from pathlib import Path

import click

from isnad.faces import messages, options
from isnad.faces.opening import opened


@click.command(
    short_help="Write one page to read and to pass on.",
    epilog="Example:  isnad report --ledger news.ledger --output report.html",
)
@options.ledger
@options.output
@options.quiet
def report(address: str, output: str, quiet: bool) -> None:
    """Write a ledger as one HTML page that needs nothing else, no network either.

    Every statement and every figure in it opens its own words in its own article.
    """
    from isnad.faces import report as page
    from isnad.faces.pages.packed import bundled

    with opened(address) as ledger, options.written(output):
        page.write(ledger, Path(output))
        count = len(ledger)
    if not bundled():
        messages.say("The scripts of the pages were not built, so the report draws no charts: make install")
    if not quiet:
        messages.say(f"Wrote {messages.many(count, 'document')} to {output}.")
