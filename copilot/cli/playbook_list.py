"""Which playbooks are searched, where they come from, and taking own ones away."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from copilot.cli.ingested import build_index
from copilot.cli.printing import one_line, print_json, screen
from copilot.errors import CopilotError

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.cli.shapes import Shape
    from copilot.domain.passages import Playbook


def show_playbooks(copilot: Copilot, *, as_json: bool) -> int:
    """List every playbook with where it comes from; returns 1 where one is damaged."""
    books = (*copilot.playbooks, *copilot.library.load())
    warnings = copilot.library.warnings
    if as_json:
        shapes = [_shape(book) for book in books]
        print_json({"playbooks": shapes, "warnings": list(warnings)})
        return int(bool(warnings))
    table = Table.grid(padding=(0, 2))
    for book in books:
        count = f"{len(book.passages):,} passages"
        table.add_row(Text(book.id, "bold"), one_line(book.title), Text(count), _origin(book))
    screen().print(table)
    for warning in warnings:
        print(f"copilot: {warning}", file=sys.stderr)
    return int(bool(warnings))


def remove_playbooks(copilot: Copilot, wanted: list[str], *, as_json: bool) -> int:
    """Remove each by itself; returns 1 where one can't be removed."""
    errors: dict[str, str | None] = {}
    for playbook_id in dict.fromkeys(wanted):
        try:
            copilot.library.remove(playbook_id)
        except CopilotError as error:
            errors[playbook_id] = str(error)
        else:
            errors[playbook_id] = None
    # An index that was never built holds nothing to be forgotten.
    if None in errors.values() and (copilot.settings.data_dir / "search").is_dir():
        build_index(copilot)
    if as_json:
        shapes = [
            {"id": each, "removed": error is None, "error": error} for each, error in errors.items()
        ]
        print_json({"playbooks": shapes})
    else:
        _tell(errors)
    return int(any(errors.values()))


def _tell(errors: dict[str, str | None]) -> None:
    for playbook_id, error in errors.items():
        if error:
            print(f"copilot: {one_line(playbook_id)}: {error}", file=sys.stderr)
        else:
            screen().print(Text(f"Removed: {playbook_id}"))


def _origin(book: Playbook) -> Text:
    origin = book.provenance
    if origin is None:
        return Text("in the package", "dim")
    told = Text.assemble(one_line(origin.file), ", approved by ", one_line(origin.approved_by))
    return told.append(f" on {origin.added_on.isoformat()}, version {book.version}")


def _shape(book: Playbook) -> Shape:
    origin = book.provenance
    plain = book.model_dump(mode="json", exclude={"passages"})
    return plain | {
        "passages": len(book.passages),
        "own": origin is not None,
        "provenance": origin
        and origin.model_dump(mode="json", include={"file", "sha256", "approved_by", "added_on"}),
    }
