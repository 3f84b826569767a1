"""The risk rules, one YAML file a category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.content.yaml_file import open_yaml
from copilot.domain.labels import CATEGORIES
from copilot.domain.rules import CategoryRules
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from copilot.domain.labels import Category


def load_rules(knowledge: Path, topics: frozenset[str]) -> Mapping[Category, CategoryRules]:
    """Read ``rules/<category>.yaml`` for every category.

    Raises:
        DataFileError: A file is missing or broken, or cites a passage that doesn't exist.
    """
    found: dict[Category, CategoryRules] = {}
    for category in CATEGORIES:
        path = knowledge / "rules" / f"{category}.yaml"
        document = open_yaml(path)
        data = document.into(CategoryRules)
        document.refuse_unknown_topic(("topic",), data.topic, topics)
        if data.category != category:
            raise DataFileError(path, 1, f"should say `category: {category}`, as its name does")
        found[category] = data
    return found
