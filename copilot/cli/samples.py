"""Made-up notes to try things on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from copilot.cli.printing import print_json, screen
from copilot.errors import InputError

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.cli.options import Form
    from copilot.cli.shapes import Shape
    from copilot.domain.samples import Sample


def show_samples(copilot: Copilot, wanted: str | None, form: Form) -> int:
    """List the samples, or print one; as lines of JSON they fit every ``--jsonl``.

    Raises:
        InputError: There is no sample of that id.
    """
    chosen = [each for each in copilot.samples if wanted in {None, each.id}]
    if not chosen:
        known = ", ".join(each.id for each in copilot.samples)
        raise InputError(f"There is no sample of that name. These are there: {known}.")
    if form.jsonl:
        for each in chosen:
            print_json(_shape(each))
    elif form.json:
        shapes = [_shape(each) for each in chosen]
        print_json(shapes[0] if wanted else {"samples": shapes})
    elif wanted:
        # Standard output holds the notes alone, ready to be piped.
        print(chosen[0].note, file=sys.stderr)
        print(chosen[0].notes.text)
    else:
        _list(chosen)
    return 0


def _list(samples: list[Sample]) -> None:
    table = Table.grid(padding=(0, 2))
    for each in samples:
        table.add_row(Text(each.id, "bold"), Text(each.title))
    console = screen()
    console.print(table)
    first = samples[0]
    tried = f"copilot samples {first.id} | copilot review --date {first.notes.date}"
    console.print(Text(f"\nAll made up. Try one:\n  {tried}"))


def _shape(sample: Sample) -> Shape:
    notes = sample.notes.model_dump(mode="json")
    return {"id": sample.id, "title": sample.title, "note": sample.note, **notes}
