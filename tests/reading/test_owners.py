"""Whose commitment it is: labels first, subjects next, the head only where words are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.domain.reading import Reading

TURNS = "Ana: how was it?\nTomasz: fine\nAna: and now?\nTomasz: better\n"


def _owner(reading: Reading) -> tuple[str | None, bool]:
    (line,) = reading.lines
    return line.owner, line.owner_sure


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("- me: ask about Leeds", "manager"),
        ("- T: ask about Leeds", "report"),
        ("- [ ] Ana - ask about Leeds", "manager"),
        ("Tomasz:\n- ask about Leeds", "report"),
        ("Actions for me:\n- ask about Leeds", "manager"),
        ("- T: I said I would ask about Leeds", "report"),
        ("I'll ask about Leeds", "manager"),
        ("he will ask about Leeds", "report"),
        ("she's to ask about Leeds", "report"),
        ("Tomasz will ask about Leeds", "report"),
        ("Ana is going to ask about Leeds", "manager"),
        ("He is worried and I will ask about Leeds", "manager"),
        ("I was worried but he will ask about Leeds", "report"),
        ('he said "I will ask about Leeds"', "report"),
        ("he said “I will ask about Leeds”", "report"),
        ('he said "fine" and I will ask about Leeds', "manager"),
        (TURNS + "Tomasz: I will ask about Leeds", "report"),
        (TURNS + "Ana: I will ask about Leeds", "manager"),
        (TURNS + "Ana: could you ask about Leeds", "report"),
        (TURNS + "Tomasz: could you ask about Leeds", "manager"),
        (TURNS + "Ines: he will ask about Leeds", None),
    ],
)
def test_words_and_layout_decide(reading: Callable[..., Reading], text: str, owner: str | None):
    found = reading(text, ("ask about Leeds", ["line:commitment"]))
    assert _owner(found) == (owner, True)


def test_the_subject_can_stand_inside_the_run(reading: Callable[..., Reading]):
    text = "so he will ask about Leeds"
    found = reading(text, ("he will ask about Leeds", ["line:commitment"]))
    assert _owner(found) == ("report", True)


@pytest.mark.parametrize(("says", "owner"), [(["owner:manager"], "manager"), ([], "report")])
def test_where_words_are_silent_the_head_decides_and_is_not_sure(
    reading: Callable[..., Reading], says: list[str], owner: str
):
    found = reading("ask about Leeds", ("ask about Leeds", ["line:commitment", *says]))
    assert _owner(found) == (owner, False)


def test_you_in_notes_is_nobody_in_particular(reading: Callable[..., Reading]):
    found = reading("you could ask about Leeds", ("ask about Leeds", ["line:commitment"]))
    assert _owner(found) == ("report", False)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("ask about Leeds - me", "manager"),
        ("ask about Leeds (Tomasz)", "report"),
        ("ask about Leeds - him", "report"),
        ("Ines will ask about Leeds", None),
        ("Ines says she can ask about Leeds", None),
        ("Agreed to ask about Leeds", "report"),
        ("Ines is happy and I will ask about Leeds", "manager"),
    ],
)
def test_names_behind_and_third_parties(
    reading: Callable[..., Reading], text: str, owner: str | None
):
    found = reading(text, ("ask about Leeds", ["line:commitment"]))
    assert _owner(found)[0] == owner


def test_what_is_wanted_from_somebody_is_theirs(reading: Callable[..., Reading]):
    text = "an outline of the plan from Tomasz"
    assert _owner(reading(text, (text, ["line:commitment"]))) == ("report", True)
