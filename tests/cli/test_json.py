"""The JSON that scripts rely on: field by field as the interface promises it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.fakes.scripted_copilot import NOTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

EVIDENCE = {"start", "end", "quote"}
FLAG = {
    *EVIDENCE,
    *("category", "severity", "subject", "why", "rewrite", "topic", "confidence", "source"),
}
ITEM = {"action", "due", "due_text", "evidence", "source"}
QUESTION = {"text", "why", "topic", "evidence", "phase", "requires_trust", "top", "source"}
DAY = ("--date", "2026-04-14")


def _answer(ran: Ran) -> dict:
    assert ran.status == 0, ran.err
    assert ran.out.count("\n") == 1
    return json.loads(ran.out)


def test_read(cli: Callable[..., Ran]):
    answer = _answer(cli("read", "--json", stdin=NOTES))
    assert set(answer) == {"id", "sentences", "coverage", "signals", "is_career_conversation"}
    assert set(answer["sentences"][0]) == {"start", "end", "speaker", "kind"}
    assert answer["coverage"] == {"where_now": "surface", "where_to": "none", "close_gap": "deep"}
    assert answer["signals"][0]["kind"] == "surface-answer"
    evidence = answer["signals"][0]["evidence"]
    assert evidence["quote"] == NOTES[evidence["start"] : evidence["end"]]
    assert answer["is_career_conversation"] is True


def test_flag(cli: Callable[..., Ran]):
    flags = _answer(cli("flag", "--json", stdin=NOTES))["flags"]
    assert [set(flag) for flag in flags] == [FLAG, FLAG]
    assert flags[0]["quote"] == NOTES[flags[0]["start"] : flags[0]["end"]]
    assert flags[0]["subject"] == "promotion"
    assert flags[1]["subject"] is None


def test_suggest(cli: Callable[..., Ran]):
    questions = _answer(cli("suggest", "--json", stdin=NOTES))["questions"]
    assert [set(question) for question in questions] == [QUESTION, QUESTION]
    assert set(questions[0]["evidence"]) == EVIDENCE
    assert questions[1]["evidence"] is None


def test_suggest_as_many_as_asked_for(cli: Callable[..., Ran]):
    assert len(_answer(cli("suggest", "-n", "1", "--json", stdin=NOTES))["questions"]) == 1


def test_draft(cli: Callable[..., Ran]):
    answer = _answer(cli("draft", *DAY, "--json", stdin=NOTES))
    assert set(answer) == {"id", "contract", "held_back"}
    contract = answer["contract"]
    assert set(contract) == {"their_commitments", "manager_commitments", "review", "open_question"}
    [theirs] = contract["their_commitments"]
    assert set(theirs) == ITEM
    assert theirs["due"] == "2026-05-31"
    assert theirs["source"] == "notes"
    assert contract["manager_commitments"][1]["due"] is None
    assert set(contract["review"][0]) == {"what", "when", "evidence"}
    assert contract["review"][0]["when"] == "2026-07"
    assert set(contract["open_question"]) == {"text", "evidence"}
    assert set(answer["held_back"][0]) == {"evidence", "why"}


def test_review_is_all_four_in_one(cli: Callable[..., Ran]):
    whole = _answer(cli("review", *DAY, "--json", stdin=NOTES))
    for verb in ("read", "flag", "suggest", "draft"):
        part = _answer(cli(verb, *DAY, "--json", stdin=NOTES))
        assert {name: whole[name] for name in part} == part


def test_dates(cli: Callable[..., Ran]):
    answer = _answer(
        cli("dates", "--reference", "2026-04-14", "--json", stdin="call by Friday, rest soon")
    )
    assert answer["dates"] == [
        {"start": 5, "end": 14, "span": "by Friday", "due": "2026-04-17", "kind": "weekday"},
        {"start": 21, "end": 25, "span": "soon", "due": None, "kind": "vague"},
    ]


def test_date_and_reference_are_the_same_for_dates(cli: Callable[..., Ran]):
    ways = [
        cli("dates", way, "2026-04-14", "--json", stdin="by Friday")
        for way in ("--date", "--reference")
    ]
    assert _answer(ways[0]) == _answer(ways[1])


def test_moves(cli: Callable[..., Ran]):
    assert _answer(cli("moves", "--json", stdin="What draws you?"))["moves"] == ["open-question"]


def test_moves_takes_the_words_themselves(cli: Callable[..., Ran]):
    ran = cli("moves", "What draws you?", "--previous", "I like it.", "--json")
    assert _answer(ran)["moves"] == ["open-question", "reflection"]


def test_moves_passes_the_speaker_on(cli: Callable[..., Ran]):
    assert _answer(cli("moves", "Why?", "--speaker", "report", "--json"))["moves"] == ["other"]


def test_search_takes_words_with_and_without_quotes(cli: Callable[..., Ran]):
    quoted = _answer(cli("search", "she is stuck", "-k", "2", "--json"))
    assert quoted == _answer(cli("search", "she", "is", "stuck", "-k", "2", "--json"))
    assert len(quoted["hits"]) == 2
    promised = {"topic", "playbook", "heading", "text", "score"}
    assert set(quoted["hits"][0]) == promised | {"playbook_title"}


def test_search_reads_standard_input(cli: Callable[..., Ran]):
    assert len(_answer(cli("search", "-k", "1", "--json", stdin="she is stuck"))["hits"]) == 1


def test_other_alphabets_come_out_as_they_went_in(cli: Callable[..., Ran]):
    notes = "Łukasz: 好 the team is fine\n"
    evidence = _answer(cli("read", "--json", stdin=notes))["signals"][0]["evidence"]
    assert notes[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_samples_are_listed_and_printed(cli: Callable[..., Ran]):
    [listed] = _answer(cli("samples", "--json"))["samples"]
    assert listed == _answer(cli("samples", "terse", "--json"))
    assert listed == {
        "id": "terse",
        "title": "Terse bullets",
        "note": "Made up.",
        "text": "- a note\n- another",
        "date": None,
        "manager": None,
        "report": "Kwame",
    }


def test_samples_as_lines_fit_the_batch(cli: Callable[..., Ran]):
    lines = cli("samples", "--jsonl").out
    assert _answer(cli("read", "--jsonl", stdin=lines))["id"] == "terse"


def test_sample_text_comes_alone_with_its_note_aside(cli: Callable[..., Ran]):
    ran = cli("samples", "terse")
    assert ran.out == "- a note\n- another\n"
    assert ran.err == "Made up.\n"


def test_unknown_sample_names_those_there_are(cli: Callable[..., Ran]):
    ran = cli("samples", "nope")
    assert ran.status == 1
    assert "terse" in ran.err
