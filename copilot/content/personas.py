"""Whom to practise with: every ``personas/*.yaml``, and what all of them understand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.content.yaml_file import load_yaml, open_yaml
from copilot.domain.ear import Ear
from copilot.domain.own_report import Mould
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


def load_mould(knowledge: Path) -> Mould:
    """Read ``own_report.yaml``: lines around the quotes of one's own report.

    Raises:
        DataFileError: The file is missing or broken.
    """
    return load_yaml(knowledge / "own_report.yaml", Mould)


def _load(path: Path) -> Persona:
    document = open_yaml(path)
    persona = document.into(Persona)
    if persona.id != path.stem:
        problem = f"should say `id: {path.stem}`, as the file's name does"
        raise document.error(("id",), problem)
    return persona
