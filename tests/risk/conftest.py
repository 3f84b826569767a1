from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.content.authority import load_authority
from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.domain.authority import Authority
    from copilot.domain.labels import Category
    from copilot.domain.rules import CategoryRules


@pytest.fixture(scope="session")
def rules() -> Mapping[Category, CategoryRules]:
    """The rules that ship."""
    folder = knowledge_folder()
    return load_rules(folder, topics_of(load_playbooks(folder)))


@pytest.fixture(scope="session")
def policy() -> Authority:
    """The policy that ships."""
    return load_authority(knowledge_folder() / "authority.yaml")
