"""Taking in playbooks from the command line: each file is shown, asked about and kept by itself."""

from __future__ import annotations

import getpass
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from copilot.cli.printing import heading, one_line, print_json, screen, words
from copilot.cli.progress import Bar
from copilot.errors import CopilotError, InputError

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.assembly import Copilot
    from copilot.cli.ingest_options import IngestOptions
    from copilot.cli.shapes import Shape
    from copilot.domain.library import Preview
    from copilot.domain.passages import Passage

_SHOWN = 40
"""Passages of a preview; the JSON has them all."""
_ORDERS = "reads like instructions to software; it is only ever quoted"
_STANDING = {"new": "new", "update": "an update", "already-there": "already there"}


@dataclass(frozen=True)
class _Outcome:
    path: Path
    preview: Preview | None = None
    kept: bool = False
    error: str | None = None


def perform_ingest(copilot: Copilot, paths: list[Path], asked: IngestOptions) -> int:
    """Take in every file and return 1 where one can't be read or kept, else 0.

    Raises:
        StorageError: What was kept is there, but can't be searched yet.
    """
    _warn(copilot.library.warnings)
    outcomes: list[_Outcome] = []
    for path in paths:
        outcome = _taken_in(copilot, path, asked)
        outcomes.append(outcome)
        if outcome.error and not asked.json:
            print(f"copilot: {words(outcome.error)}", file=sys.stderr)
    if any(each.kept for each in outcomes):
        build_index(copilot)
    if asked.json:
        print_json({"files": [_shape(each) for each in outcomes]})
    elif kept := sum(each.kept for each in outcomes):
        screen().print(Text(f"Kept: {kept}. `copilot search` finds them from now on."))
    return int(any(each.error for each in outcomes))


def build_index(copilot: Copilot) -> None:
    """Bring the search index up to date, with progress shown."""
    with Bar("Building the index") as bar:
        index = copilot.build_index(bar)
    _warn(index.warnings)


def _taken_in(copilot: Copilot, path: Path, asked: IngestOptions) -> _Outcome:
    outcome = _Outcome(path)
    try:
        preview = copilot.library.preview_file(path, asked.approved_by or _login())
        outcome = replace(outcome, preview=preview)
        if not asked.json:
            _show(preview)
        if preview.standing == "already-there":
            return outcome
        if not (asked.yes or (not asked.json and _approved())):
            return outcome
        copilot.library.keep(preview)
    except CopilotError as error:
        return replace(outcome, error=str(error))
    return replace(outcome, kept=True)


def _approved() -> bool:
    print("Keep it? [y/N] ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline() if sys.stdin else ""
    if not answer:
        print(file=sys.stderr)
        raise InputError("Nobody answered, so it was not kept. Say --yes to keep it unasked.")
    return answer.strip().lower() in {"y", "yes"}


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # Somebody without a name on this machine, as in a container.
        return "the person at this machine"


def _show(preview: Preview) -> None:
    console = screen()
    book = preview.playbook
    standing = _STANDING[preview.standing]
    console.print(heading(f"{words(preview.file)}: {words(book.title)}"))
    count = f"{len(book.passages):,} passage{'s' if len(book.passages) > 1 else ''}"
    console.print(Text(f"{standing}, as {book.id}, version {book.version}, {count}", "dim"))
    if preview.standing == "already-there":
        return
    table = Table.grid(padding=(0, 2))
    for passage in book.passages[:_SHOWN]:
        table.add_row(*_row(passage))
        if passage.topic in preview.orders:
            table.add_row(Text(f"  {_ORDERS}", "yellow"))
    console.print(table)
    if len(book.passages) > _SHOWN:
        console.print(Text(f"and {len(book.passages) - _SHOWN:,} more", "dim"))
        _show_orders_below(preview)
    for warning in preview.warnings:
        console.print(Text(warning, "yellow"))


def _show_orders_below(preview: Preview) -> None:
    below = {passage.topic for passage in preview.playbook.passages[_SHOWN:]}
    if count := sum(topic in below for topic in preview.orders):
        screen().print(Text(f"Among them {count:,} that {_ORDERS}", "yellow"))


def _row(passage: Passage) -> tuple[Text, Text, Text]:
    origin = passage.provenance
    page = f"page {origin.page}" if origin and origin.page else ""
    where = one_line(origin.heading if origin else passage.heading)
    return where, Text(f"{len(passage.text.split())} words", "dim"), Text(page, "dim")


def _warn(warnings: tuple[str, ...]) -> None:
    for warning in warnings:
        print(f"copilot: {warning}", file=sys.stderr)


def _shape(outcome: _Outcome) -> Shape:
    found = outcome.preview
    return {
        "path": str(words(str(outcome.path))),
        "standing": found and found.standing,
        "kept": outcome.kept,
        "playbook": found and found.playbook.model_dump(mode="json", exclude={"passages"}),
        "passages": [
            passage.model_dump(mode="json", exclude={"cues"})
            | {"reads_like_orders": passage.topic in found.orders}
            for passage in found.playbook.passages
        ]
        if found
        else [],
        "warnings": list(found.warnings) if found else [],
        "error": outcome.error,
    }
