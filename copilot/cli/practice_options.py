"""What can be asked of `copilot practice`."""

from dataclasses import dataclass
from typing import Annotated, Literal

import typer


@dataclass(frozen=True)
class PracticeOptions:
    """With whom to practise and how, or what to do with what is kept."""

    persona: Annotated[
        str | None, typer.Option("--persona", metavar="ID", help="Whom to practise with.")
    ] = None
    difficulty: Annotated[
        Literal["gentle", "fair", "hard"],
        typer.Option("--difficulty", help="How much trust it takes."),
    ] = "fair"
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, help="The same seed, the same answers.")
    ] = None
    script: Annotated[
        str | None,
        typer.Option(
            "--script", metavar="FILE|-", help="Play these turns, one a line; print the debrief."
        ),
    ] = None
    resume: Annotated[
        str | None,
        typer.Option("--resume", metavar="ID|last", help="Go on with a paused practice."),
    ] = None
    shown: Annotated[bool, typer.Option("--list", help="List what is paused.")] = False
    delete: Annotated[
        str | None, typer.Option("--delete", metavar="ID", help="Delete a paused practice.")
    ] = None
    person: Annotated[
        str | None,
        typer.Option(
            "--person", metavar="NAME", help="Practise with what you have kept about one of yours."
        ),
    ] = None
    llm: Annotated[
        bool,
        typer.Option("--llm/--no-llm", help="Let the language model that is set word the answers."),
    ] = False
    nudges: Annotated[
        bool, typer.Option("--nudges/--no-nudges", help="A quiet line after a clumsy turn.")
    ] = False
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False
