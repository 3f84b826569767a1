"""Made-up notes to try the copilot on."""

from __future__ import annotations

from copilot.domain.model import Model
from copilot.domain.notes import Notes


class Sample(Model):
    """One made-up conversation, for a first look and for the demonstration."""

    id: str
    """The file's name without its ending."""
    title: str
    note: str
    """Says that it is made up; shown wherever the sample is."""
    notes: Notes
