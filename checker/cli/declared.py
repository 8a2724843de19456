"""Options as commands declare them: their help is a line that stands as it is written.

click unindents it, in case it is a docstring, and loads `inspect` for that; for the help of options of its own it looks
for a translation, and loads `locale`. Each is more than all else that a check's options cost.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Option(click.Option):
    def __init__(self, *args: Any, help: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help = help


option = partial(click.option, cls=_Option)
"""`click.option` of such."""


def telling(*names: str, tell: Callable[[click.Context], str], help: str) -> Callable[[_Command], _Command]:
    """An option that tells something, and ends the run."""

    def told(context: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not context.resilient_parsing:
            click.echo(tell(context))
            context.exit()

    return option(*names, is_flag=True, is_eager=True, expose_value=False, callback=told, help=help)


help_option = telling("-h", "--help", tell=click.Context.get_help, help="Show this message and exit.")
"""It stands last, so it is nearest to the function."""
