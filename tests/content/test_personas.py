"""Personas as data: what ships, and how a mistake is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.content.debrief import load_craft
from copilot.content.locations import knowledge_folder
from copilot.content.personas import load_ear, load_personas
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str | bytes], Path]

KNOWLEDGE = knowledge_folder()
FILE = (KNOWLEDGE / "personas" / "all-fine.yaml").read_text("utf-8")


def test_ten_different_people_ship():
    personas = load_personas(KNOWLEDGE)
    assert len(personas) == 10
    assert len({each.name for each in personas}) == len({each.industry for each in personas}) == 10
    for persona in personas:
        assert len(persona.layers) >= 4
        depths = [layer.trust for layer in persona.layers]
        assert depths[0] == min(depths)
        assert depths[-1] == max(depths)


def test_no_two_people_say_the_same_long_line():
    said = [
        line
        for persona in load_personas(KNOWLEDGE)
        for layer in persona.layers
        for line in (*layer.said, *layer.again, *layer.hedge)
    ]
    assert len(said) == len(set(said))


def test_the_ear_and_the_craft_load():
    assert load_ear(KNOWLEDGE).is_english("What would you like to change about it?")
    assert len(load_craft(KNOWLEDGE).measures) == 10


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: all-fine", "id: other", "should say `id: all-fine`"),
        ("needs: [the-layout]\n    said", "needs: [the-loyout]\n    said", "no layer here"),
        ('"Mm-hm."', '"All right."', "stands twice"),
        ("temperament:", "temper: odd\ntemperament:", "`temper` is no field here"),
        ("gives_way_to: tired-of-alone", "gives_way_to: nothing", "no layer here"),
    ],
)
def test_a_mistake_is_told_with_its_line(write: Write, old: str, new: str, told: str):
    assert old in FILE
    path = write("personas/all-fine.yaml", FILE.replace(old, new, 1))
    with pytest.raises(DataFileError, match=told) as error:
        load_personas(path.parents[1])
    assert str(error.value).startswith(f"{path}:")
    assert error.value.line >= 1


def test_a_craft_without_a_measure_is_told(write: Write):
    text = (KNOWLEDGE / "debrief.yaml").read_text("utf-8")
    path = write("debrief.yaml", text[: text.index("  - name: closing")])
    with pytest.raises(DataFileError, match="closing"):
        load_craft(path.parent)
