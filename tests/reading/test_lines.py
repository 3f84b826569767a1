"""Lines of the contract, and what layout says against the heads."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.domain.reading import Reading

COMMITMENT = ["line:commitment"]


def _plain(reading: Reading) -> list[tuple[str, str]]:
    return [(line.kind, line.evidence.quote) for line in reading.lines]


def test_a_marked_run_is_a_line_with_action_and_date(reading: Callable[..., Reading]):
    (line,) = reading("- me: ask Ines by Friday", ("ask Ines", COMMITMENT)).lines
    assert (line.kind, line.owner, line.owner_sure) == ("commitment", "manager", True)
    assert (line.action, line.due_text) == ("Ask Ines", "by Friday")
    assert line.due == dt.date(2026, 4, 17)
    assert line.evidence.quote == "ask Ines by Friday"
    assert line.confidence == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("review", "look at it together in July"), ("open-question", "is architecture a direction?")],
)
def test_review_and_open_question_have_no_owner(
    reading: Callable[..., Reading], kind: str, text: str
):
    (line,) = reading(text, (text, [f"line:{kind}"])).lines
    assert (line.kind, line.owner, line.evidence.quote) == (kind, None, text)


def test_a_due_date_far_from_the_run_is_not_its_own(reading: Callable[..., Reading]):
    (line,) = reading(
        "by Friday she is off and then I will ask Ines", ("I will ask Ines", COMMITMENT)
    ).lines
    assert (line.due, line.due_text) == (None, None)


def test_of_two_due_dates_in_a_run_the_one_with_a_day_counts(reading: Callable[..., Reading]):
    text = "I'll ask Ines at the offsite and remind her by Friday"
    (line,) = reading(text, (text, COMMITMENT)).lines
    assert line.due == dt.date(2026, 4, 17)


def test_a_run_is_widened_to_whole_words(reading: Callable[..., Reading]):
    (line,) = reading("me: (ask Ines) tomorrow", ("(ask Ines)", COMMITMENT)).lines
    assert line.evidence.quote == "(ask Ines) tomorrow"


def test_a_line_behind_its_owners_label_begins_with_its_verb(reading: Callable[..., Reading]):
    (line,) = reading("me: ring Ines Okafor by Friday", ("Ines Okafor", COMMITMENT)).lines
    assert (line.action, line.evidence.quote) == ("Ring Ines Okafor", "ring Ines Okafor by Friday")
    (line,) = reading("he met Ines Okafor by Friday", ("Ines Okafor", COMMITMENT)).lines
    assert line.evidence.quote == "Ines Okafor by Friday"


def test_two_actions_in_one_sentence_are_two_lines(reading: Callable[..., Reading]):
    text = "I'll ask Ines about Leeds by Friday and send him the slides"
    found = reading(text, (text, COMMITMENT), ("send", ["begin"])).lines
    assert [line.evidence.quote for line in found] == [
        "I'll ask Ines about Leeds by Friday and",
        "send him the slides",
    ]
    assert [line.action for line in found] == ["Ask Ines about Leeds", "Send him the slides"]


def test_two_verbs_without_a_time_between_them_are_one_line(reading: Callable[..., Reading]):
    text = "I'll ask Ines about Leeds and send him the slides by Friday"
    (line,) = reading(text, (text, COMMITMENT), ("send", ["begin"])).lines
    assert (line.evidence.quote, line.due_text) == (text, "by Friday")


def test_the_same_words_are_one_line(reading: Callable[..., Reading]):
    text = "ask Ines about Leeds in July"
    (line,) = reading(text, (text, ["line:commitment", "line:review"])).lines
    assert line.kind == "commitment"


def test_a_follow_up_of_the_two_is_a_review_whatever_the_head_says(
    reading: Callable[..., Reading],
):
    text = "look at it together in July"
    (line,) = reading(f"- me: {text}", (text, COMMITMENT)).lines
    assert (line.kind, line.due) == ("review", dt.date(2026, 7, 31))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Review:\n- the audit and what came of it", ["review"]),
        ("Still open:\n- is Leeds an option", ["open-question"]),
        ("Still open:\n- Leeds, somehow", []),
        ("Review:\n- [x] the audit", []),
    ],
)
def test_a_heading_alone_can_say_what_a_line_is(
    reading: Callable[..., Reading], text: str, kinds: list[str]
):
    assert [kind for kind, _ in _plain(reading(text))] == kinds


def test_a_task_under_the_heading_review_is_a_review(reading: Callable[..., Reading]):
    text = "Review:\n- ask Ines about Leeds"
    (line,) = reading(text, ("ask Ines about Leeds", COMMITMENT)).lines
    assert line.kind == "review"


def test_due_words_right_before_the_run_belong_to_it(reading: Callable[..., Reading]):
    (line,) = reading("By Friday I'll ask Ines", ("ask Ines", COMMITMENT)).lines
    assert (line.due, line.evidence.quote) == (dt.date(2026, 4, 17), "By Friday I'll ask Ines")


def test_a_run_too_short_to_be_an_action_is_none(reading: Callable[..., Reading]):
    assert reading("me: do it then", ("do it", ["line:commitment"])).lines == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("- [x] ask Ines about Leeds", "done"),
        ("- ~~ask Ines about Leeds~~", "withdrawn"),
        ("> ask Ines about Leeds", "past-contract"),
        ("Last time:\n- ask Ines about Leeds", "past-contract"),
        ("Others:\n- ask Ines about Leeds", "other-task"),
        ("- ask Ines about Leeds", "commitment"),
    ],
)
def test_layout_overrules_the_head(reading: Callable[..., Reading], text: str, kind: str):
    (line,) = reading(text, ("ask Ines about Leeds", COMMITMENT)).lines
    assert line.kind == kind


def test_somebody_elses_turn_gives_somebody_elses_task(reading: Callable[..., Reading]):
    turns = "Ana: how was it?\nTomasz: fine\nAna: and now?\nTomasz: better\n"
    text = f"{turns}Ines: I'll send the slides"
    (line,) = reading(text, ("I'll send the slides", COMMITMENT)).lines
    assert (line.kind, line.owner) == ("other-task", None)


def test_a_heading_is_no_line(reading: Callable[..., Reading]):
    assert reading("# Ask Ines about Leeds", ("Ask Ines about Leeds", COMMITMENT)).lines == ()


@pytest.mark.parametrize("kind", ["wish", "hypothetical", "vague", "delivery", "promise", "limit"])
def test_what_only_looks_like_a_line_is_kept_with_its_kind(
    reading: Callable[..., Reading], kind: str
):
    text = "it would be lovely to see Leeds"
    found = reading(text, (text, [f"line:{kind}", "line:other"]))
    assert _plain(found) == [(kind, text)]


def test_a_held_line_needs_both_heads(reading: Callable[..., Reading]):
    text = "it would be lovely to see Leeds"
    assert reading(text, (text, ["line:wish"])).lines == ()
    assert reading(text, (text, ["line:other"])).lines == ()


def test_history_names_a_held_line_by_its_layout_where_the_heads_agree(
    reading: Callable[..., Reading],
):
    text = "asked Ines about Leeds"
    found = reading(f"- [x] {text}", (text, ["line:wish", "line:done", "line:other"]))
    assert _plain(found) == [("done", text)]


def test_a_line_that_stands_leaves_nothing_held_in_its_sentence(reading: Callable[..., Reading]):
    text = "I'll ask Ines, it would be lovely"
    found = reading(
        text, ("I'll ask Ines,", COMMITMENT), ("it would be lovely", ["line:wish", "line:other"])
    )
    assert [kind for kind, _ in _plain(found)] == ["commitment"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vision: T to run the regional office", "aspiration"),
        ("Vision: T to run the rota by Friday", "commitment"),
        ("Background: T to run the rota", "aspiration"),
        ("Background: I'll run the rota", "commitment"),
        ("Goals: T to run the rota", "commitment"),
    ],
)
def test_what_stands_under_a_vision_is_an_aspiration_unless_it_has_a_day(
    reading: Callable[..., Reading], text: str, kind: str
):
    quote = text.split(": ", 1)[1]
    (line,) = reading(text, (quote, COMMITMENT)).lines
    assert line.kind == kind


def test_stated_confidence_makes_a_commitment_likelier(reading: Callable[..., Reading]):
    words = ("Walking on Sundays", COMMITMENT)
    assert reading("Walking on Sundays", words, sure=0.3).lines == ()
    assert reading("Walking on Sundays (confidence 8/10)", words, sure=0.3).lines
