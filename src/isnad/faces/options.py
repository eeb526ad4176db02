"""The options that several commands share, and what they are checked for."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from isnad.documents.document import Document, Refused

Command = TypeVar("Command", bound=Callable[..., Any])


def day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Check that a date is one: ISO, with a time of day or without."""
    if value is None:
        return None
    for kind in (date, datetime):
        try:
            kind.fromisoformat(value)
        except ValueError:
            continue
        return value
    raise click.BadParameter(f"{value!r} is no date. Write it as 2023-09-20.", context, option)


def inputs(command: Command) -> Command:
    """Give a command its INPUTs."""
    return click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")(command)


def published(command: Command) -> Command:
    """Give a command `--published`."""
    words = "The day on which the one document given was published, as 2023-09-20."
    return click.option("--published", metavar="DATE", callback=day, help=words)(command)


def workers(command: Command) -> Command:
    """Give a command `--workers`."""
    words = "Processes that read at the same time.  [default: one for each processor]"
    return click.option("--workers", metavar="N", type=click.IntRange(1, 256), help=words)(command)


def known(command: Command) -> Command:
    """Give a command `--known`."""
    words = "Your own actors and places (TOML); they go before the built-in ones. May be given again."
    kind = click.Path(dir_okay=False)
    return click.option("--known", metavar="FILE", multiple=True, type=kind, callback=own, help=words)(
        command
    )


def own(context: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[Path, ...]:
    """Check the files of own actors and places, before anything is read."""
    paths = tuple(Path(path).resolve() for path in value)
    if paths:
        from isnad.known.own import KnownError, Own
        from isnad.languages.language import load

        try:
            Own(paths, load("ar"))
        except KnownError as problem:
            raise click.BadParameter(str(problem), context, option) from problem
    return paths


def chronology(command: Command) -> Command:
    """Give a command `--chronology`."""
    words = "Dated events of the conflict (TOML: [[event]] date, name, words) that fix documents' days."
    kind = click.Path(dir_okay=False)
    return click.option("--chronology", metavar="FILE", type=kind, callback=dated, help=words)(command)


def dated(context: click.Context, option: click.Parameter, value: str | None) -> Path | None:
    """Check the chronology before anything is read."""
    if value is None:
        return None
    from isnad.reconcile.chronology import ChronologyError, read

    try:
        read(Path(value))
    except ChronologyError as problem:
        raise click.BadParameter(str(problem), context, option) from problem
    return Path(value)


def machine(command: Command) -> Command:
    """Give a command `--json`."""
    return click.option("--json", "machine", is_flag=True, help="Print JSON, for programs.")(command)


def quiet(command: Command) -> Command:
    """Give a command `--quiet`."""
    words = "Say nothing but what was refused."
    return click.option("--quiet", is_flag=True, help=words)(command)


def ledger(command: Command) -> Command:
    """Give a command `--ledger`."""
    words = "The ledger: a file (SQLite)."
    return click.option("--ledger", "address", metavar="FILE", required=True, help=words)(command)


def output(command: Command) -> Command:
    """Give a command `--output`."""
    words = "The file to write. One that is there already is replaced, once the new one is whole."
    kind = click.Path(dir_okay=False)
    return click.option("--output", metavar="PATH", required=True, type=kind, help=words)(command)


def gather(inputs: tuple[str, ...], published: str | None) -> "Iterator[Document | Refused]":
    """Collect the documents of the inputs; a date given by hand must have one document to serve."""
    from isnad import documents
    from isnad.documents.document import Document

    stdin = sys.stdin.buffer if "-" in inputs else None
    items = iter(documents.collect(inputs, published=published, stdin=stdin))
    if published is None:
        return items
    seen: list[Document | Refused] = []
    served = 0
    for item in items:
        seen.append(item)
        served += isinstance(item, Document)
        if served > 1:
            raise click.UsageError(
                "--published serves one document, and the inputs hold more. Give the documents one by one, "
                "or as .jsonl records that have a 'published' of their own."
            )
    return iter(seen)


@contextmanager
def written(output: str) -> Iterator[None]:
    """Say what stands in the way of writing `output` in words for an analyst."""
    try:
        yield
    except OSError as problem:
        if isinstance(problem, BrokenPipeError):
            raise
        raise click.ClickException(f"{output} cannot be written: {problem.strerror or problem}.") from problem
