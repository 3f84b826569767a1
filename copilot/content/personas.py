"""Whom to practise with: every ``personas/*.yaml``, and what all of them understand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.content.yaml_file import load_yaml, open_yaml
from copilot.domain.ear import Ear
from copilot.domain.persona import Persona

if TYPE_CHECKING:
    from pathlib import Path


def load_personas(knowledge: Path) -> tuple[Persona, ...]:
    """Read the personas, in the order of the files' names.

    Raises:
        DataFileError: A file is broken, or is not named as its persona's id.
    """
    return tuple(_load(path) for path in sorted((knowledge / "personas").glob("*.yaml")))


def load_ear(knowledge: Path) -> Ear:
    """Read ``practice.yaml``: words by which a turn is told apart.

    Raises:
        DataFileError: The file is missing or broken.
    """
    return load_yaml(knowledge / "practice.yaml", Ear)


def _load(path: Path) -> Persona:
    document = open_yaml(path)
    persona = document.into(Persona)
    if persona.id != path.stem:
        problem = f"should say `id: {path.stem}`, as the file's name does"
        raise document.error(("id",), problem)
    return persona
