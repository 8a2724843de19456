"""How an argument or option says what a shell may offer for it; what that is, is found when a shell asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


def completed_by(name: str) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    """What a shell offers for an argument or option: a function of `completing`, imported when a shell asks."""

    def offered(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[Any]:
        from checker.cli import completing

        items: list[Any] = getattr(completing, name)(context, parameter, incomplete)
        return items

    return offered
