"""Every suite on cases small enough to score by hand."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from evals.suites import dates, flags, moves, notes, search
from tests.evals.conftest import TEXT

if TYPE_CHECKING:
    from tests.evals.conftest import KnowingCopilot

PROMISE = {
    "quote": "The title is yours",
    "category": "promise-beyond-authority",
    "subject": "promotion",
}


def _flag_case(text: str, *gold: dict[str, Any], style: str = "prose") -> dict[str, Any]:
    return {"id": "f1", "text": text, "flags": list(gold), "style": style}


def test_flags_found_missed_and_invented(knowing: KnowingCopilot):
    outcome = flags.run(
        knowing,  # type: ignore[arg-type]
        [
            _flag_case("The title is yours.", PROMISE),
            _flag_case("The role is yours.", {**PROMISE, "quote": "The role is yours"}),
            _flag_case("Sigh."),
            _flag_case("All fine."),
        ],
    )
    assert outcome.figures["promise F1"] == pytest.approx(2 / 3)
    assert outcome.figures["promise precision"] == 1
    assert outcome.figures["all micro-F1"] == pytest.approx(0.5)
    assert outcome.figures["clean items alarmed"] == pytest.approx(0.5)
    assert outcome.figures["subject right"] == 1
    assert outcome.groups["dismissing"]["precision"] == 0
    assert len(outcome.misses) == 2


def test_one_gold_flag_is_hit_once_and_a_wrong_subject_counts(knowing: KnowingCopilot):
    case = _flag_case("The title is yours.", {**PROMISE, "subject": "pay"})
    outcome = flags.run(knowing, [case])  # type: ignore[arg-type]
    assert outcome.figures["promise F1"] == 1
    assert outcome.figures["subject right"] == 0
    assert outcome.groups["style: prose"]["F1"] == 1


def test_dates_are_right_wrong_or_invented(knowing: KnowingCopilot):
    cases = [
        {"id": "d1", "text": "by Friday", "due": "2026-04-17", "kind": "weekday"},
        {"id": "d2", "text": "by Friday", "due": "2026-04-18", "kind": "weekday"},
        {"id": "d3", "text": "by Friday", "due": None, "kind": "none"},
        {"id": "d4", "text": "soon", "due": None, "kind": "none"},
    ]
    outcome = dates.run(knowing, [{**case, "reference": "2026-04-14"} for case in cases])  # type: ignore[arg-type]
    assert outcome.figures == {"exact": 0.5, "invented": 1.0}
    assert outcome.groups == {"weekday": {"exact": 0.5}, "none": {"exact": 0.5}}
    assert [miss[:2] for miss in outcome.misses] == ["d2", "d3"]
    assert "invented" in outcome.lower_is_better


def test_moves_are_scored_by_behaviour_and_by_kind_of_question(knowing: KnowingCopilot):
    cases = [
        {"id": "m1", "text": "What helps?", "moves": ["open-question"]},
        {"id": "m2", "text": "Is it fine?", "moves": ["closed-question"]},
        {"id": "m3", "text": "Isn't it?", "moves": ["leading-question"]},
        {"id": "m4", "text": "The panel decides.", "moves": ["information"], "previous": "Who?"},
        {"id": "m5", "text": "You are tired.", "moves": ["reflection"]},
    ]
    outcome = moves.run(knowing, cases)  # type: ignore[arg-type]
    assert outcome.figures["open against closed"] == pytest.approx(0.5)
    assert outcome.groups["question"]["F1"] == 1
    assert outcome.groups["reflection"]["F1"] == 0
    assert outcome.figures["behaviour macro-F1"] == pytest.approx((1 + 2 / 3 + 0) / 3)
    assert outcome.misses == ("m5: reflection, not input: You are tired.",)


def test_search_counts_the_best_topics_and_the_parts_of_long_ones(knowing: KnowingCopilot):
    cases = [
        {"id": "s1", "query": "leaving", "relevant": {"career/leaving": 2}, "kind": "plain"},
        {"id": "s2", "query": "leaving", "relevant": {"career/roses": 2}, "kind": "plain"},
    ]
    outcome = search.run(knowing, cases)  # type: ignore[arg-type]
    assert outcome.figures["hit@3"] == pytest.approx(0.5)
    assert outcome.figures["nDCG@10"] == pytest.approx(0.5 / 1.584962500721156)
    assert search.run(knowing, []).figures["hit@3"] == 0  # type: ignore[arg-type]


def _item(evidence: str, due: str | None = None) -> dict[str, Any]:
    return {"evidence": evidence, "due": due}


CASE = {
    "id": "n1",
    "notes": TEXT,
    "conversation_date": "2026-04-14",
    "manager": "Ana",
    "report": "Tomasz",
    "contract": {
        "manager_commitments": [_item("Ask Ines by Friday", "2026-04-17")],
        "their_commitments": [_item("Shadow the audit")],
        "review": [{"evidence": "Again in July"}],
        "open_question": {"evidence": "Is Leeds it?"},
    },
    "not_commitments": [{"evidence": "The title is yours"}],
    "coverage": {"where_now": "surface", "where_to": "deep", "close_gap": "none"},
    "flags": [PROMISE],
}


def test_notes_that_are_read_right_score_in_full(knowing: KnowingCopilot):
    outcome = notes.run(knowing, [CASE])  # type: ignore[arg-type]
    expected = {name: 0.0 if name in outcome.lower_is_better else 1.0 for name in outcome.figures}
    assert outcome.figures == expected
    assert outcome.misses == ()


def test_notes_that_are_read_wrong_lose_where_they_are_wrong(knowing: KnowingCopilot):
    case = deepcopy(CASE)
    case["contract"] = {
        "manager_commitments": [_item("Shadow the audit"), _item("Is Leeds it?")],
        "their_commitments": [],
        "review": [{"evidence": "The title is yours"}],
        "open_question": {"evidence": "Ask Ines"},
    }
    case["not_commitments"] = [{"evidence": "Ask Ines by Friday"}]
    case["coverage"] = {"where_now": "deep", "where_to": "none", "close_gap": "none"}
    figures = notes.run(knowing, [case]).figures  # type: ignore[arg-type]
    assert figures["commitments F1"] == pytest.approx(0.5)
    assert figures["owner right"] == 0
    assert figures["due right"] == 1
    assert figures["traps taken"] == 1
    assert figures["review F1"] == figures["open question"] == 0
    assert figures["coverage exact"] == pytest.approx(1 / 3)
    assert figures["coverage within one"] == pytest.approx(2 / 3)


def test_a_date_where_there_is_none_is_invented(knowing: KnowingCopilot):
    case = deepcopy(CASE)
    case["contract"]["manager_commitments"] = [_item("Ask Ines by Friday")]
    case["contract"]["open_question"] = None
    figures = notes.run(knowing, [case]).figures  # type: ignore[arg-type]
    assert figures["dates invented"] == 1
    assert figures["due right"] == pytest.approx(0.5)
