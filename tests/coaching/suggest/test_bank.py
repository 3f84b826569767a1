"""Every question of the bank, plain and woven, passes what the manager's own words must pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.notes import Notes

if TYPE_CHECKING:
    from copilot.assembly import Copilot

SAID = "You said you miss teaching"
"""Stands in for what somebody may have said."""


def _texts(copilot: Copilot) -> list[str]:
    plain = [question.text for question in copilot.questions]
    woven = [each.weave.replace("{said}", SAID) for each in copilot.questions if each.weave]
    return [*plain, *woven]


def test_none_of_them_raises_a_flag(copilot: Copilot):
    flagged = {text: copilot.flag(Notes(text=text)) for text in _texts(copilot)}
    assert [text for text, flags in flagged.items() if flags] == []


def test_nearly_all_are_heard_as_open_questions(copilot: Copilot):
    texts = _texts(copilot)
    moves = copilot.moves_of_many([(text, "manager", None) for text in texts])
    heard = [text for text, move in zip(texts, moves, strict=True) if move[0] == "open-question"]
    # One that is not is passed over when questions are chosen; most must not be.
    assert len(heard) >= 0.95 * len(texts)
