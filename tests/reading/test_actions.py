"""A run of the notes to a short action, verb first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.reading.actions import action_of


@pytest.mark.parametrize(
    ("words", "due", "action"),
    [
        ("ask Ines by Friday", "by Friday", "Ask Ines"),
        ("I'll ask Ines by Friday", "by Friday", "Ask Ines"),
        ("ok so I’ll also ask Ines", None, "Ask Ines"),
        ("Tomasz will shadow the audit", None, "Shadow the audit"),
        ("T to shadow the audit in May", "in May", "Shadow the audit"),
        ("she agreed to write the guide", None, "Write the guide"),
        ("she said she'd write the guide", None, "Write the guide"),
        ("me: ask Ines", None, "Ask Ines"),
        ("to send the slides", None, "Send the slides"),
        ("let me ask Ines", None, "Ask Ines"),
        ("leave it with me to ask Ines", None, "Ask Ines"),
        ("**ask Ines** by Friday", "by Friday", "Ask Ines"),
        ("ask Ines | Friday", "Friday", "Ask Ines"),
        ("ask Ines about the\n  audit", None, "Ask Ines about the audit"),
        ("ask Ines (by Friday", "by Friday", "Ask Ines"),
        ("ask Ines and", None, "Ask Ines"),
        ("by Friday", "by Friday", "By Friday"),
        ("I'll", None, "I'll"),
    ],
)
def test_actions(words: str, due: str | None, action: str):
    assert action_of(words, due) == action


@given(st.text(min_size=1).filter(lambda words: words.strip()))
def test_an_action_is_never_empty(words: str):
    assert action_of(words, None).strip()
    assert action_of(words, words)
