"""The contract drafted from lines: whose, what, when, and what was held back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from copilot.coaching.draft import draft
from copilot.domain.evidence import Evidence
from copilot.domain.flags import Flag
from copilot.domain.labels import LINE_KINDS
from copilot.domain.reading import Line, Reading

TEXT = (
    "Ask Ines about Leeds by Friday. Shadow the audit in May. Promised him the senior title. "
    "Look at it again in July. Is architecture a direction? Would love to see Leeds one day."
)
DAY = dt.date(2026, 4, 14)


def _evidence(words: str, text: str = TEXT) -> Evidence:
    start = text.index(words)
    return Evidence.of(text, start, start + len(words))


def _line(words: str, kind: str = "commitment", text: str = TEXT, **fields: Any) -> Line:  # noqa: ANN401
    return Line.model_validate({"evidence": _evidence(words, text), "kind": kind, **fields})


def _reading(*lines: Line, date: dt.date | None = DAY, text: str = TEXT) -> Reading:
    return Reading(text=text, date=date, lines=lines)


def _promise(words: str, category: str = "promise-beyond-authority") -> Flag:
    return Flag.model_validate(
        {
            **_evidence(words).model_dump(),
            "category": category,
            "severity": "high",
            "why": "The panel decides.",
            "rewrite": "I'll put your case.",
            "topic": "career/promises",
            "confidence": 0.9,
            "source": "model",
        }
    )


def test_nothing_found_is_an_empty_contract():
    drafted = draft(_reading(), ())
    assert drafted.contract.model_dump() == {
        "their_commitments": (),
        "manager_commitments": (),
        "review": (),
        "open_question": None,
    }
    assert drafted.held_back == ()


def test_each_side_gets_its_own_lines_with_words_and_date():
    mine = _line(
        "Ask Ines about Leeds by Friday",
        owner="manager",
        action="Ask Ines about Leeds",
        due=dt.date(2026, 4, 17),
        due_text="by Friday",
    )
    hers = _line("Shadow the audit", owner="report")
    contract = draft(_reading(mine, hers), ()).contract
    (my_item,) = contract.manager_commitments
    assert my_item.model_dump(exclude={"evidence"}) == {
        "action": "Ask Ines about Leeds",
        "due": dt.date(2026, 4, 17),
        "due_text": "by Friday",
        "source": "notes",
    }
    assert my_item.evidence == mine.evidence
    (their_item,) = contract.their_commitments
    assert (their_item.action, their_item.due) == ("Shadow the audit", None)


@pytest.mark.parametrize("kind", [kind for kind in LINE_KINDS if kind != "commitment"])
def test_only_commitments_are_commitments(kind: str):
    contract = draft(_reading(_line("Shadow the audit", kind, owner="report")), ()).contract
    assert contract.their_commitments == contract.manager_commitments == ()


@pytest.mark.parametrize(
    "kind",
    [kind for kind in LINE_KINDS if kind not in {"commitment", "review", "open-question"}],
)
def test_what_is_no_line_is_held_back_with_a_reason(kind: str):
    (held,) = draft(_reading(_line("Would love to see Leeds", kind)), ()).held_back
    assert held.evidence.quote == "Would love to see Leeds"
    assert held.why.endswith(".")


def test_a_promise_beyond_authority_is_held_back_once_and_is_no_line():
    words = "Promised him the senior title"
    lines = [_line(words, owner="manager"), _line(words, "promise")]
    drafted = draft(_reading(*lines), [_promise(words)])
    assert drafted.contract.manager_commitments == ()
    (held,) = drafted.held_back
    assert (held.evidence.quote, held.why) == (words, "Not yours to promise: see the flag.")


def test_a_promise_elsewhere_or_another_flag_leaves_a_line_alone():
    line = _line("Shadow the audit", owner="report")
    for flag in (_promise("senior title"), _promise("Shadow the audit", "vague-commitment")):
        assert len(draft(_reading(line), [flag]).contract.their_commitments) == 1


def test_what_was_held_back_stands_in_the_order_of_the_text():
    lines = [_line("Would love to see Leeds", "wish"), _line("Shadow the audit", "done")]
    held = draft(_reading(*lines), [_promise("senior title")]).held_back
    assert [each.evidence.start for each in held] == sorted(each.evidence.start for each in held)
    assert len(held) == 3


TWICE = "Ask Ines about Leeds. Later: ask Ines about Leeds by Friday. Ask Jan about pay."


@pytest.mark.parametrize(
    ("first_due", "second_due", "stands"),
    [
        (None, "by Friday", "ask Ines about Leeds by"),
        ("by Friday", None, "Ask Ines about Leeds."),
        (None, None, "ask Ines about Leeds by"),
        ("by Friday", "by Friday", "ask Ines about Leeds by"),
    ],
)
def test_an_action_that_stands_twice_is_kept_once_and_with_its_date(
    first_due: str | None, second_due: str | None, stands: str
):
    lines = [
        _line("Ask Ines about Leeds.", text=TWICE, owner="report", due_text=first_due),
        _line("ask Ines about Leeds by", text=TWICE, owner="manager", due_text=second_due),
        _line("Ask Jan about pay", text=TWICE, owner="manager"),
    ]
    contract = draft(_reading(*lines, text=TWICE), ()).contract
    items = (*contract.their_commitments, *contract.manager_commitments)
    assert {item.evidence.quote for item in items} == {stands, "Ask Jan about pay"}


@pytest.mark.parametrize(
    ("words", "fields", "date", "what", "when"),
    [
        ("Look at it again in July", {"due_text": "in July"}, DAY, "Look at it again", "2026-07"),
        ("Look at it again in July", {"due": dt.date(2027, 1, 5)}, DAY, None, "2027-01"),
        ("Look at it again in July", {}, None, "Look at it again in July", None),
        ("Look at it again", {}, DAY, "Look at it again", None),
    ],
)
def test_a_review_names_its_month(
    words: str,
    fields: dict[str, Any],
    date: dt.date | None,
    what: str | None,
    when: str | None,
):
    (item,) = draft(_reading(_line(words, "review", **fields), date=date), ()).contract.review
    assert item.when == when
    assert what in {None, item.what}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("again in February", "2027-02"),
        ("again in April", "2026-04"),
        ("again in Sept", "2026-09"),
        ("again in May or June", None),
        ("it may take a while", None),
    ],
)
def test_a_month_without_a_year_is_the_next_one(text: str, when: str | None):
    reading = _reading(_line(text, "review", text=text), text=text)
    assert draft(reading, ()).contract.review[0].when == when


def test_the_surest_open_question_stands_alone():
    sure = _line("Is architecture a direction?", "open-question", confidence=0.9)
    less = _line("Would love to see Leeds one day", "open-question", confidence=0.6)
    question = draft(_reading(less, sure), ()).contract.open_question
    assert question is not None
    assert question.text == "Is architecture a direction?"
    assert question.evidence == sure.evidence


def test_long_and_marked_up_words_are_cut_and_cleaned():
    text = "- **is** " + "this the `right` way " * 20
    line = Line(evidence=Evidence.of(text, 0, len(text)), kind="open-question")
    question = draft(_reading(line, text=text), ()).contract.open_question
    assert question is not None
    assert question.text.startswith("Is this the right way")
    assert question.text.endswith("…")
    assert len(question.text.split()) == 30
