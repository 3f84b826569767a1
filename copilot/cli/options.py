"""Options that several commands share, and how a command takes them in groups."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

Source = Annotated[
    str, typer.Argument(metavar="FILE|-", help="The notes; - or nothing reads standard input.")
]


@dataclass(frozen=True)
class Form:
    """In which form a command reads and answers."""

    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help="Read one JSON object a line and answer each with one."),
    ] = False


@dataclass(frozen=True)
class About:
    """What is known about the conversation."""

    date: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="Its day; due dates count from it."),
    ] = None
    manager: Annotated[
        str | None, typer.Option("--manager", metavar="NAME", help="The manager's name.")
    ] = None
    report: Annotated[
        str | None,
        typer.Option("--report", metavar="NAME", help="The name of the person it is about."),
    ] = None


def grouped(command: Callable[..., int]) -> Callable[..., None]:
    """Let typer see the fields of a command's dataclasses as options of its own.

    The command returns its exit status.
    """
    hints = get_type_hints(command, include_extras=True)
    groups = {
        name: kind for name, kind in hints.items() if isinstance(kind, type) and is_dataclass(kind)
    }
    shown: dict[str, inspect.Parameter] = {}
    for name, parameter in inspect.signature(command).parameters.items():
        taken = _fields(groups[name]) if name in groups else [parameter]
        shown |= {
            each.name: each.replace(
                kind=inspect.Parameter.KEYWORD_ONLY,
                annotation=each.annotation if name in groups else hints[name],
            )
            for each in taken
        }

    def flat(**given: Any) -> None:  # noqa: ANN401 - whatever the command line held
        for name, kind in groups.items():
            given[name] = kind(**{each.name: given.pop(each.name) for each in fields(kind)})
        status = command(**given)
        if status:
            raise typer.Exit(status)

    flat.__name__, flat.__doc__ = command.__name__, command.__doc__
    flat.__annotations__ = {name: each.annotation for name, each in shown.items()}
    vars(flat)["__signature__"] = inspect.Signature(list(shown.values()))
    return flat


def _fields(group: Any) -> list[inspect.Parameter]:  # noqa: ANN401 - a dataclass of options
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            each.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=each.default,
            annotation=hints[each.name],
        )
        for each in fields(group)
    ]
