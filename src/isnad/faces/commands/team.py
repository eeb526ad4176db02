"""`isnad team`: who may read a ledger over the web and judge it."""

import getpass
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isnad.faces import messages, options

if TYPE_CHECKING:
    from isnad.team import Account, Key, Note, Team

ROLES = click.Choice(("read", "review", "admin"))
HERE = "command line"


@click.group(
    short_help="Accounts, API keys and audit of a ledger's web workbench.",
    epilog="Example:  isnad team add layla --role admin --ledger news.ledger",
)
def team() -> None:
    """Say who may enter the workbench of a ledger, and see what was done there.

    They are kept in a file beside the ledger, LEDGER.team, which is nobody's but yours: do not pass it on
    with the ledger. «read» opens everything, «review» gives verdicts too, «admin» keeps the accounts.
    """


def _stdin(command: options.Command) -> options.Command:
    """Give a command `--stdin`."""
    words = "Read the password from standard input: its first line."
    return click.option("--stdin", "piped", is_flag=True, help=words)(command)


@team.command(epilog="Example:  isnad team add samir --role review --ledger news.ledger")
@click.argument("name")
@click.option("--role", type=ROLES, required=True, help="What the account may do.")
@_stdin
@options.ledger
def add(name: str, role: str, piped: bool, address: str) -> None:
    """Add an account. Its password, of 12 characters or more, is asked for twice."""
    from isnad.team import sound

    _ledger(address)
    with _told():
        word = _password(piped)
        sound(name, word)
    with _opened(address, create=True) as kept:
        kept.add(name, word, role, _login(), HERE)
    messages.say(f"{name} may {role} now.")


@team.command(epilog="Example:  isnad team password samir --ledger news.ledger")
@click.argument("name")
@_stdin
@options.ledger
def password(name: str, piped: bool, address: str) -> None:
    """Give an account another password. Its sessions end."""
    with _opened(address) as kept:
        kept.set_password(name, _password(piped), _login(), HERE)
    messages.say(f"{name} has another password now.")


@team.command(epilog="Example:  isnad team role samir admin --ledger news.ledger")
@click.argument("name")
@click.argument("role", type=ROLES)
@options.ledger
def role(name: str, role: str, address: str) -> None:
    """Give an account another role. Its sessions end."""
    with _opened(address) as kept:
        kept.set_role(name, role, _login(), HERE)
    messages.say(f"{name} may {role} now.")


@team.command(epilog="Example:  isnad team disable samir --ledger news.ledger")
@click.argument("name")
@options.ledger
def disable(name: str, address: str) -> None:
    """Shut an account. Its sessions end, and its API keys are revoked for good."""
    with _opened(address) as kept:
        kept.disable(name, _login(), HERE)
    messages.say(f"{name} is shut out now.")


@team.command(epilog="Example:  isnad team enable samir --ledger news.ledger")
@click.argument("name")
@options.ledger
def enable(name: str, address: str) -> None:
    """Open an account again, with its password and without its old API keys."""
    with _opened(address) as kept:
        kept.enable(name, _login(), HERE)
    messages.say(f"{name} may enter again.")


@team.command("list", epilog="Example:  isnad team list --ledger news.ledger")
@options.ledger
@options.machine
def accounts(address: str, machine: bool) -> None:
    """List the accounts."""
    with _opened(address) as kept:
        found = kept.accounts()
    _show(found, machine, [(one.name, one.role, "" if one.enabled else "disabled") for one in found])


@team.command(epilog="Example:  isnad team key samir --label 'nightly export' --ledger news.ledger")
@click.argument("name")
@click.option("--label", required=True, metavar="WORDS", help="What the key is for.")
@click.option("--role", type=ROLES, default="read", show_default=True, help="What the key may do.")
@options.ledger
def key(name: str, label: str, role: str, address: str) -> None:
    """Make an API key of an account and print it. It is shown this once."""
    with _opened(address) as kept:
        value = kept.make_key(name, label, role, _login(), HERE)
    messages.say("Keep it where only the program finds it: it is not shown again.")
    click.echo(value)


@team.command(epilog="Example:  isnad team keys --ledger news.ledger")
@options.ledger
@options.machine
def keys(address: str, machine: bool) -> None:
    """List the API keys: id, owner, role, what they are for, when they were used last."""
    with _opened(address) as kept:
        found = kept.keys()
    rows = [(str(one.id), one.owner, one.role, one.label, _state(one)) for one in found]
    _show(found, machine, rows)


@team.command(epilog="Example:  isnad team revoke 3 --ledger news.ledger")
@click.argument("key", metavar="KEYID", type=int)
@options.ledger
def revoke(key: int, address: str) -> None:
    """Make an API key useless."""
    with _opened(address) as kept:
        kept.revoke(key, _login(), HERE)
    messages.say(f"Key {key} is revoked.")


@team.command(epilog="Example:  isnad team audit --ledger news.ledger --json")
@options.ledger
@click.option("--page", default=1, show_default=True, metavar="N", type=click.IntRange(1, 10**9))
@click.option("--size", default=100, show_default=True, metavar="N", type=click.IntRange(1, 1000))
@options.machine
def audit(address: str, page: int, size: int, machine: bool) -> None:
    """List what was done, the newest first: logins, failed ones, changes, exports, verdicts."""
    with _opened(address) as kept:
        found = kept.audit(page, size)
    _show(found, machine, [(one.at, one.who or "-", one.what, one.detail, one.address) for one in found])


def _show(found: "Sequence[Account | Key | Note]", machine: bool, rows: Sequence[tuple[str, ...]]) -> None:
    """Print what was found, one line for each, or all of it as JSON."""
    if machine:
        from isnad.exports.records import encoded

        sys.stdout.buffer.write(encoded([one.record() for one in found]) + b"\n")
        return
    from isnad.faces.terminal import plain

    for row in rows:
        click.echo("  ".join(plain(cell) for cell in row if cell))


def _state(key: "Key") -> str:
    if key.revoked:
        return f"revoked {key.revoked}"
    return f"used {key.used}" if key.used else "never used"


@contextmanager
def _opened(address: str, create: bool = False) -> "Iterator[Team]":
    """Open the team of a ledger; one that refuses ends the command with the reason."""
    from isnad.team import Team, beside

    _ledger(address)
    path = beside(address)
    if not create and not path.exists():
        raise click.ClickException(
            f"{address} has no team. Add its first account:  "
            f"isnad team add NAME --role admin --ledger {address}"
        )
    with _told(), Team(path, create) as kept:
        yield kept


@contextmanager
def _told() -> Iterator[None]:
    """End the command with the reason that the team gives."""
    from isnad.team import TeamError

    try:
        yield
    except TeamError as problem:
        raise click.ClickException(str(problem)) from problem


def _ledger(address: str) -> None:
    if not Path(address).is_file():
        raise click.ClickException(f"There is no ledger at {address}. Give the file of one.")


def _password(piped: bool) -> str:
    """Ask for a password twice, without showing it; or read it from standard input."""
    if piped:
        line = sys.stdin.buffer.readline()
        try:
            return line.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as problem:
            raise click.UsageError("The password on standard input is not UTF-8.") from problem
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            asked: Any = click.prompt("Password", hide_input=True, confirmation_prompt="Again", err=True)
        except getpass.GetPassWarning as problem:
            raise click.UsageError("A password cannot be asked for here unseen; give --stdin.") from problem
    return str(asked)


def _login() -> str:
    """Give the login of who sits at the machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
