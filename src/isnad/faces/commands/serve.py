"""`isnad serve`: the workbench in a browser."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from isnad.faces import messages, options
from isnad.faces.messages import many

if TYPE_CHECKING:
    import socket

    from isnad.faces.web.source import Source
    from isnad.team import Team

PORT, HERE = 8765, "127.0.0.1"
WAITING = 128
"""Visitors that wait at the door at the most; they can from the moment on that the address is told."""


@click.command(
    short_help="Open the workbench in a browser, on this computer.",
    epilog="Example:  isnad serve --ledger news.ledger",
)
@options.ledger
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port; 0 for any that is free.",
)
@click.option("--team", "teamed", is_flag=True, help="For a team: all log in (see «isnad team»).")
@click.option(
    "--host", metavar="ADDRESS", default=HERE, show_default=True, help="With --team: where to listen."
)
@click.option(
    "--name",
    "names",
    metavar="HOST",
    multiple=True,
    help="With --team: what browsers call it. May be given again.",
)
@click.option("--by", "judge", metavar="NAME", help="Who judges here.  [default: your login]")
def serve(
    address: str, port: int, teamed: bool, host: str, names: tuple[str, ...], judge: str | None
) -> None:
    """Serve the workbench: stories, questions, matrix, chains, articles, search, review.

    Without a team it is for whoever sits at this computer: it listens on 127.0.0.1 alone and asks for no
    login. With --team it asks everyone who they are. Stop it with Ctrl-C.
    """
    if not teamed and (host != HERE or names):
        raise click.UsageError("Others are let in with --team only: without it nobody is asked who they are.")
    if teamed and judge:
        raise click.UsageError("With --team a verdict has the name of whoever logged in; --by is for one.")
    from isnad.faces.web.source import Source
    from isnad.ledger.store import LedgerError

    team = _team(address, teamed=teamed)
    try:
        source = Source(Path(address))
        _ready(source)
    except LedgerError as problem:
        raise click.ClickException(str(problem)) from problem
    _run(source, team, port, host, names, judge)


def _team(address: str, *, teamed: bool) -> "Team | None":
    """Open the team of a ledger; one that is there is never passed over in silence."""
    from isnad.team import Team, TeamError, beside

    path = beside(address)
    if not teamed:
        if path.exists():
            raise click.ClickException(f"{address} has a team ({path}). Serve it with --team.")
        return None
    first = f"Add a first account:  isnad team add NAME --role admin --ledger {address}"
    if not path.exists():
        raise click.ClickException(f"{address} has no team yet. {first}")
    try:
        team = Team(path)
        if any(one.enabled and one.role == "admin" for one in team.accounts()):
            return team
    except TeamError as problem:
        raise click.ClickException(str(problem)) from problem
    team.close()
    raise click.ClickException(f"{address} has a team of nobody who could log in. {first}")


def _ready(source: "Source") -> None:
    """Work out what is not known yet, and load the language once, before the first page is asked for."""
    from isnad.views.search import finder

    finder()
    with source.open() as memory:
        fresh, size = memory.fresh, len(memory.ledger)
    if not fresh:
        messages.say(f"Working out what {many(size, 'document')} say together.")
        source.refresh()


def _run(
    source: "Source", team: "Team | None", port: int, host: str, names: tuple[str, ...], judge: str | None
) -> None:
    import uvicorn

    from isnad.faces.web.app import workbench
    from isnad.faces.web.safety import LOCAL, guard

    allowed = (*LOCAL, *names, *([host] if host not in ("0.0.0.0", "::") else []))  # noqa: S104
    app = guard(workbench(source, team, judge), allowed)
    socket = _socket(host, port)
    where = f"http://{'[' + host + ']' if ':' in host else host}:{socket.getsockname()[1]}/"
    messages.say(f"The workbench of {source.name} is at {where}  (Ctrl-C stops it)")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, access_log=False))
    try:
        server.run(sockets=[socket])
    finally:
        source.close()


def _socket(host: str, port: int) -> "socket.socket":
    """Take the port, or say who has it."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(WAITING)
    except OSError as problem:
        made.close()
        raise click.ClickException(
            f"Port {port} of {host} cannot be taken ({problem.strerror}). Give another one with --port."
        ) from problem
    return made
