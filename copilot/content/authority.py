"""The authority policy: what a manager may commit alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.content.yaml_file import load_yaml
from copilot.domain.authority import Authority

if TYPE_CHECKING:
    from pathlib import Path


def load_authority(path: Path) -> Authority:
    """Read a policy; the default one is ``authority.yaml`` of the knowledge folder.

    Raises:
        DataFileError: The file is missing or broken, or contradicts itself.
    """
    return load_yaml(path, Authority)
