"""Options of the command that prepares a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from copilot.cli.options import About


@dataclass(frozen=True)
class PrepareOptions(About):
    """Which conversation, and in which form to answer."""

    kind: Annotated[
        Literal["first", "quarterly", "transition"],
        typer.Option("--kind", help="Which conversation it will be."),
    ] = "quarterly"
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False
