"""What Isnad says to the analyst: on standard error, in plain words, in colour where it may."""

import os
import sys

import click

DONE, REFUSED, USAGE = 0, 1, 2
"""Exit status: done; done with documents refused; wrong usage."""

STOPPED, UNREAD = 130, 141
"""Exit status of a command that was stopped by hand, and of one whose reader went away."""


def say(words: str) -> None:
    """Say something to the analyst, beside the output."""
    click.echo(words, err=True)


def refuse(source: str, reason: str) -> None:
    """Name a document that could not be read, with its reason."""
    click.echo(f"{click.style('refused', fg='yellow')} {source}: {reason}", err=True)


def many(count: int, noun: str) -> str:
    """Count in words: «1 document», «1,204 documents»."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def colourless() -> bool:
    """Say whether colours are not wanted, whatever the terminal can show."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def abandon() -> None:
    """Let go of an output that nobody reads any more, without a word."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.close(silence)
