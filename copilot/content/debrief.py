"""How craft is measured: ``debrief.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from copilot.content.yaml_file import open_yaml
from copilot.domain.debrief import Craft, CriterionName

if TYPE_CHECKING:
    from pathlib import Path


def load_craft(knowledge: Path) -> Craft:
    """Read the measures.

    Raises:
        DataFileError: The file is missing or broken, or doesn't hold every measure once.
    """
    document = open_yaml(knowledge / "debrief.yaml")
    craft = document.into(Craft)
    names = [measure.name for measure in craft.measures]
    if sorted(names) != sorted(get_args(CriterionName)):
        problem = f"should hold each of these once: {', '.join(get_args(CriterionName))}"
        raise document.error(("measures",), problem)
    return craft
