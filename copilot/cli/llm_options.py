"""Options of `llm preview`."""

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

# Spelled out: the values' module would load pydantic for every `--help`.
MailForm = Literal["summary", "invitation", "reflection", "nudge", "missed", "put-right"]


@dataclass(frozen=True)
class Instead:
    """What else than notes would be sent."""

    question: Annotated[
        str | None, typer.Option("--question", metavar="TEXT", help="For this question instead.")
    ] = None
    mail_to: Annotated[
        str | None, typer.Option("--mail-to", metavar="NAME", help="For a mail to them instead.")
    ] = None
    form: Annotated[MailForm, typer.Option("--as", help="Which mail.")] = "summary"
