"""The manager's changes on the drafted lines."""

from __future__ import annotations

import datetime as dt

from copilot.export.markdown import OwnLine
from copilot.ui.conversation.contract_edits import Row, apply, edited
from tests.ui.fakes import review_of

MAY, JUNE = dt.date(2026, 5, 31), dt.date(2026, 6, 12)
ROWS = [Row("Shadow the audit", MAY, 0), Row("Write the guide", None, 1)]
DRAFT = review_of().draft.contract


def tables(**given: list[Row]) -> dict[str, list[Row]]:
    return {"report": [], "manager": [], "review": []} | given


def test_without_changes_the_rows_stand():
    assert apply(ROWS, {}) == ROWS
    assert apply(ROWS, {"edited_rows": {}, "added_rows": [], "deleted_rows": []}) == ROWS


def test_words_and_dates_change():
    changes = {"edited_rows": {0: {"due": None}, 1: {"text": " Draft it ", "due": "2026-06-12"}}}
    assert apply(ROWS, changes) == [Row("Shadow the audit", None, 0), Row("Draft it", JUNE, 1)]


def test_a_date_may_come_with_a_time():
    changed = apply(ROWS, {"edited_rows": {1: {"due": "2026-06-12T00:00:00.000"}}})
    assert changed[1].due == JUNE


def test_a_deleted_row_goes_and_an_added_one_is_the_managers_own():
    changes = {"deleted_rows": [0], "added_rows": [{"text": "Read on", "due": "2026-06-12"}, {}]}
    assert apply(ROWS, changes) == [ROWS[1], Row("Read on", JUNE)]


def test_a_row_without_words_is_dropped():
    assert apply([Row("")], {}) == []
    assert apply(ROWS, {"edited_rows": {0: {"text": None}}}) == [ROWS[1]]


def test_drafted_lines_keep_the_words_they_came_from():
    rows = tables(report=[Row("Read on", JUNE), Row("Draft it", JUNE, 1)])
    now = edited(DRAFT, rows, "")
    assert [item.action for item in now.contract.their_commitments] == ["Draft it"]
    assert now.contract.their_commitments[0].due == JUNE
    assert now.contract.their_commitments[0].evidence == DRAFT.their_commitments[1].evidence
    assert now.own == (OwnLine("report", "Read on", JUNE),)


def test_manager_and_review_lines_change_too():
    rows = tables(manager=[Row("Ask Jo", None, 0)], review=[Row("The audit", JUNE, 0)])
    now = edited(DRAFT, rows, "").contract
    assert now.manager_commitments[0].action == "Ask Jo"
    assert now.review[0].when == "2026-06"
    undated = edited(DRAFT, tables(review=[Row("The audit", None, 0)]), "").contract
    assert undated.review[0].when is None


def test_the_open_question_is_kept_changed_or_dropped():
    assert edited(DRAFT, tables(), "").contract.open_question is None
    kept = edited(DRAFT, tables(), "What for?").contract.open_question
    assert kept is not None
    assert kept.text == "What for?"
    own = edited(DRAFT.model_copy(update={"open_question": None}), tables(), "What for?")
    assert own.own == (OwnLine("open-question", "What for?"),)
