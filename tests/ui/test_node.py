"""What the browser's side is given to draw."""

from __future__ import annotations

from copilot.ui.shell.node import Node


def test_a_name_turns_none_of_the_words_behind_it():
    name = "Mina \u202enaisaM\u202c \u2067x\u2069\u2069"
    drawn = Node("p", (f"With {name} today", Node("button", name, copies=name))).data()
    assert drawn["inside"][0] == "With Mina naisaM x today"
    assert drawn["inside"][1]["inside"] == ["Mina naisaM x"]
    assert drawn["inside"][1]["copies"] == name


def test_letters_that_run_the_other_way_by_themselves_stay():
    words = "she said שלום\u200f and مرحبا 👩\u200d👧"
    assert Node("p", words).data()["inside"] == [words]
