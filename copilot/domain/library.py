"""A manager's own playbooks: what a file would become, before anybody approves it."""

from __future__ import annotations

from typing import Literal

from copilot.domain.model import Model
from copilot.domain.passages import Playbook

Standing = Literal["new", "update", "already-there"]
"""Whether a file is unknown, has the name of a kept one, or is kept already."""


class Preview(Model):
    """What would be kept of one file."""

    file: str
    """Its name, without its folder."""
    standing: Standing
    playbook: Playbook
    """As it would be kept; where the same file is kept already, that one."""
    warnings: tuple[str, ...] = ()
    """What was left out, for people."""
    orders: tuple[str, ...] = ()
    """Topics of passages that read like instructions to software."""
