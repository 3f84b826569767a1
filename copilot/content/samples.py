"""Made-up notes: every ``samples/*.md``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from copilot.content.front_matter import read_markdown
from copilot.domain.model import Model
from copilot.domain.notes import Notes
from copilot.domain.samples import Sample
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path


class _Head(Model):
    title: str
    date: dt.date
    manager: str
    report: str
    sample: Literal[True]
    note: str


def load_samples(knowledge: Path) -> tuple[Sample, ...]:
    """Read the samples, in the order of the files' names.

    Raises:
        DataFileError: A file is broken, is not marked `sample: true`, or holds no notes.
    """
    return tuple(_load(path) for path in sorted((knowledge / "samples").glob("*.md")))


def _load(path: Path) -> Sample:
    markdown = read_markdown(path)
    head = markdown.head.into(_Head)
    text = markdown.body.strip()
    if not text:
        problem = "there are no notes in this sample; write them under the front matter"
        raise DataFileError(path, markdown.first_line, problem)
    notes = Notes(text=text, date=head.date, manager=head.manager, report=head.report)
    return Sample(id=path.stem, title=head.title, note=head.note, notes=notes)
