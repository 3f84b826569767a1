"""What one call asks for, from the command line or from a line of JSON."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError
from pydantic_core import from_json

from copilot.domain.authority import Authority
from copilot.domain.debrief import Turn
from copilot.domain.notes import Notes
from copilot.domain.questions import Lens
from copilot.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

Few = Annotated[int, Field(ge=1, le=50)]

_PROBLEMS = {
    "missing": "is missing",
    "string_type": "should be a string",
    "int_type": "should be a whole number",
    "extra_forbidden": "is no field here",
    "date_type": "should be a day written YYYY-MM-DD",
    "date_parsing": "should be a day that exists, written YYYY-MM-DD",
    "date_from_datetime_parsing": "should be a day that exists, written YYYY-MM-DD",
}


class Request(BaseModel):
    """The base of every request; fields it does not know are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: JsonValue = None


class NotesRequest(Request):
    """A conversation's notes, and how they are to be read."""

    text: str
    date: dt.date | None = None
    manager: str | None = None
    report: str | None = None
    policy: Authority | None = None
    n: Few | None = None
    lens: Lens | None = None
    llm: bool | None = None
    """Whether the language model that is set is asked too."""

    @property
    def notes(self) -> Notes:
        """The notes as the copilot takes them."""
        return Notes(text=self.text, date=self.date, manager=self.manager, report=self.report)


class DatesRequest(Request):
    """A text with due words in it."""

    text: str
    reference: dt.date | None = None


class TurnRequest(Request):
    """One turn of a conversation."""

    text: str
    speaker: str | None = None
    previous: str | None = None
    """The other person's turn before."""


class DebriefRequest(Request):
    """A conversation, as turns or as a transcript's text."""

    turns: tuple[Turn, ...] | None = None
    text: str | None = None
    manager: str | None = None
    """Which name in the text is the manager's."""
    llm: bool | None = None
    """As with notes."""


class QueryRequest(Request):
    """Words to look for in the playbooks."""

    query: str
    k: Few | None = None
    llm: bool | None = None
    """Whether the language model that is set may word the answer."""


R = TypeVar("R", bound=Request)


def id_of(line: bytes) -> JsonValue:
    """Read the id of a line, None where the line can't be read that far."""
    try:
        value: JsonValue = from_json(line, allow_inf_nan=False)
    except ValueError:
        return None
    return value.get("id") if isinstance(value, dict) else None


def request_of(line: bytes, kind: type[R]) -> R:
    """Read one line.

    Raises:
        InputError: It is no JSON object, or a field can't be used; the message names it.
    """
    try:
        return kind.model_validate_json(line, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise InputError(_told(first)) from None


def completed(request: R, given: Mapping[str, object]) -> R:
    """Fill in what a line leaves open from the command's options."""
    return request.model_copy(
        update={name: value for name, value in given.items() if getattr(request, name) is None}
    )


def _told(details: ErrorDetails) -> str:
    if details["type"] == "json_invalid":
        return "This line is no JSON object; write one object a line."
    if not details["loc"]:
        return "This line should be a JSON object, in braces."
    name = ".".join(str(step) for step in details["loc"])
    said = details["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return f"`{name}` {_PROBLEMS.get(details['type'], said)}."
