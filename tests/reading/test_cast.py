"""Who is who, from the names given, the title and the labels."""

from __future__ import annotations

import pytest

from copilot.domain.notes import Notes
from copilot.reading.cast import Cast, cast_of
from copilot.reading.layout import blocks


def _cast(text: str, manager: str | None = None, report: str | None = None) -> Cast:
    return cast_of(Notes(text=text, manager=manager, report=report), list(blocks(text)))


@pytest.mark.parametrize("label", ["me", "I", "Mgr", "manager", "Ana", "Ana Ruiz", "Ruiz", "AR"])
def test_labels_of_the_manager(label: str):
    assert _cast("notes", "Ana Ruiz", "Tomasz Nowak").side(label) == "manager"


@pytest.mark.parametrize(
    "label", ["her", "They", "report", "Tomasz", "tomasz nowak", "Nowak", "TN", "Tomasz's"]
)
def test_labels_of_the_report(label: str):
    assert _cast("notes", "Ana Ruiz", "Tomasz Nowak").side(label) == "report"


@pytest.mark.parametrize("label", [None, "Ines", "Direction now", "", "we"])
def test_labels_of_nobody_in_the_conversation(label: str | None):
    assert _cast("notes", "Ana Ruiz", "Tomasz Nowak").side(label) is None


@pytest.mark.parametrize("label", ["Ana (lead)", "**Ana**", "Ana.", " Ana "])
def test_a_label_counts_without_its_trimmings(label: str):
    assert _cast("notes", "Ana Ruiz", "Tomasz Nowak").side(label) == "manager"


@pytest.mark.parametrize(
    "title",
    [
        "Career conversation with Tomasz, 14 April",
        "1:1 w/ Tomasz",
        "Career conversation: Tomasz",
        "Tomasz - career chat",
        "\n\nWe sat down with Tomasz after lunch.",
    ],
)
def test_the_title_names_the_report(title: str):
    cast = _cast(f"{title}\nT: fine")
    assert cast.report_name == "Tomasz"
    assert cast.side("Tomasz") == cast.side("T") == "report"


@pytest.mark.parametrize("title", ["Career chat: Notes", "The chat", "nothing of the kind"])
def test_a_word_of_the_trade_is_nobody(title: str):
    assert _cast(title).report_name is None


def test_a_given_name_wins_over_the_title():
    assert _cast("1:1 with Tomasz", report="Rosa Lind").report_name == "Rosa"


def test_single_letters_go_to_whose_name_they_begin():
    cast = _cast("A: how was it?\nT: fine", "Ana", "Tomasz")
    assert (cast.side("A"), cast.side("T")) == ("manager", "report")


def test_a_letter_that_begins_both_names_is_the_reports():
    assert _cast("T: fine", "Tara", "Tomasz").side("T") == "report"


def test_without_names_m_is_the_manager_and_the_one_other_letter_the_report():
    cast = _cast("M: how was it?\nR: fine")
    assert (cast.side("M"), cast.side("R")) == ("manager", "report")


def test_a_heading_of_one_letter_counts_as_a_label():
    cast = _cast("R:\n- shadow the audit\nM:\n- ask Ines")
    assert (cast.side("M"), cast.side("R")) == ("manager", "report")


def test_two_unknown_letters_are_nobody():
    cast = _cast("K: fine\nR: fine too")
    assert cast.side("K") is cast.side("R") is None


DIALOGUE = "Ana: how was it?\nTomasz: fine\nAna: and now?\nTomasz: better\nAna: good"


def test_in_a_dialogue_of_two_the_one_who_speaks_more_is_the_manager():
    cast = _cast(DIALOGUE)
    assert (cast.manager_name, cast.report_name) == ("Ana", "Tomasz")


def test_in_a_dialogue_the_titled_one_is_the_report():
    cast = _cast(f"A talk with Ana\n{DIALOGUE}")
    assert (cast.manager_name, cast.report_name) == ("Tomasz", "Ana")


def test_a_dialogue_of_three_is_not_guessed():
    cast = _cast(f"{DIALOGUE}\nInes: hello\nInes: bye")
    assert cast.manager_name is None


def test_a_speaker_who_is_me_already_is_not_guessed_again():
    cast = _cast("me: how was it?\nTomasz: fine\nme: and now?\nTomasz: better")
    assert cast.manager_name is None
