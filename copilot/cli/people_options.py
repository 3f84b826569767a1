"""Options of the commands about people."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Who = Annotated[str, typer.Argument(metavar="NAME", help="A name, its beginning, or the id.")]
Notes = Annotated[str | None, typer.Argument(metavar="FILE|-", help="The notes.")]
Which = Annotated[
    str | None,
    typer.Option("--conversation", metavar="ID", help="Without it the latest one with notes."),
]
Form = Literal[
    "json",
    "markdown",
    "contract",
    "document",
    "calendar",
    "summary",
    "invitation",
    "reflection",
    "nudge",
    "missed",
    "put-right",
]


@dataclass(frozen=True)
class ToExport:
    """What to take out, and where to."""

    form: Annotated[
        Form,
        typer.Option(
            "--as",
            help=(
                "json or markdown: everything kept about them. contract (Markdown) or document "
                "(.docx): what they will see. calendar (.ics). The rest are mails (.eml)."
            ),
        ),
    ] = "json"
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write it there, and only there.")
    ] = None
    manager: Annotated[
        str | None, typer.Option("--manager", metavar="NAME", help="Your name, as they read it.")
    ] = None
    to: Annotated[
        str | None, typer.Option("--to", metavar="ADDRESS", help="Whom a mail is addressed to.")
    ] = None
    with_direction: Annotated[
        bool, typer.Option("--with-direction", help="Let them see where they said they want to go.")
    ] = False
    llm: Annotated[
        bool, typer.Option("--llm/--no-llm", help="Let the language model set smooth a mail.")
    ] = False


@dataclass(frozen=True)
class ToAdd:
    """What is known about a new conversation."""

    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Its day; else today.")
    ] = None
    kind: Annotated[
        Literal["full", "monthly-review", "check-in", "ad-hoc"], typer.Option("--kind")
    ] = "full"
    trigger: Annotated[
        str | None,
        typer.Option("--trigger", metavar="ID", help="What called for it; a wrong one lists all."),
    ] = None


@dataclass(frozen=True)
class ToChange:
    """What is different about a conversation."""

    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Its new day.")
    ] = None
    held: Annotated[bool, typer.Option("--held", help="It took place.")] = False


@dataclass(frozen=True)
class FromNotes:
    """Which notes a draft is made from."""

    conversation: Annotated[
        str | None,
        typer.Option("--conversation", metavar="ID", help="Without it the latest with notes."),
    ] = None
    manager: Annotated[
        str | None, typer.Option("--manager", metavar="NAME", help="Your name in the notes.")
    ] = None


@dataclass(frozen=True)
class ToShow:
    """Which version, and for whose eyes."""

    version: Annotated[int | None, typer.Option("--version", min=1, help="An earlier one.")] = None
    as_report: Annotated[
        bool, typer.Option("--as-report", help="Exactly what the other person will see.")
    ] = False
    with_direction: Annotated[
        bool, typer.Option("--with-direction", help="Let them see where they said they want to go.")
    ] = False
    manager: Annotated[
        str | None, typer.Option("--manager", metavar="NAME", help="Your name, as they read it.")
    ] = None


@dataclass(frozen=True)
class ToSettle:
    """What goes with a line's new state."""

    note: Annotated[str, typer.Option("--note", help="For you alone.")] = ""
    json: Json = False
