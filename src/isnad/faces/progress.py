"""How far a long work has come: a line that renews itself on a terminal, now and then a line elsewhere."""

import sys
from time import monotonic

import click

from isnad.faces.messages import many

EVERY = 500
"""Documents between two lines where standard error is no terminal."""
RENEWED = 0.1
"""Seconds between two states of the line on a terminal."""


class Progress:
    """Counts documents and tells; says nothing at all if `silent`."""

    def __init__(self, silent: bool = False) -> None:
        self.count = 0
        self.silent = silent
        self.live = sys.stderr.isatty()
        self._begun = monotonic()
        self._shown = self._begun
        self._width = 0

    def step(self) -> None:
        """One more document is done."""
        self.count += 1
        if self.silent:
            return
        if not self.live:
            if self.count % EVERY == 0:
                click.echo(self._state(), err=True)
        elif monotonic() - self._shown >= RENEWED:
            self._show()

    def clear(self) -> None:
        """Take the line away, to say something else or because the work is done."""
        if self._width:
            click.echo("\r" + " " * self._width + "\r", err=True, nl=False)
            self._width = 0

    def _show(self) -> None:
        state = self._state()
        click.echo("\r" + state.ljust(self._width), err=True, nl=False)
        self._width, self._shown = len(state), monotonic()

    def _state(self) -> str:
        rate = self.count / max(monotonic() - self._begun, 1e-3)
        return f"{many(self.count, 'document')}, {rate:,.0f} a second"
