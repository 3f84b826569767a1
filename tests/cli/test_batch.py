"""One JSON object a line, in and out."""

from __future__ import annotations

import json
from subprocess import PIPE
from typing import TYPE_CHECKING

import pytest

from copilot.errors import EncoderError
from tests.fakes.scripted_copilot import NOTES, ScriptedCopilot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import Popen

    from tests.cli.conftest import Ran


def _lines(*values: object) -> str:
    return "".join(
        (value if isinstance(value, str) else json.dumps(value)) + "\n" for value in values
    )


def _answers(ran: Ran) -> list[dict]:
    return [json.loads(line) for line in ran.out.splitlines()]


def test_answers_in_order_whatever_the_ids_are(cli: Callable[..., Ran]):
    ids = ["b", 7, None, {"x": 1}, "b"]
    ran = cli("flag", "--jsonl", stdin=_lines(*({"id": each, "text": NOTES} for each in ids)))
    assert [answer["id"] for answer in _answers(ran)] == ids
    assert ran.status == 0


def test_line_without_id_is_answered_with_null(cli: Callable[..., Ran]):
    [answer] = _answers(cli("flag", "--jsonl", stdin=_lines({"text": NOTES})))
    assert answer["id"] is None
    assert answer["flags"]


@pytest.mark.parametrize(
    ("bad", "identity", "said"),
    [
        ("not json", None, "no JSON object"),
        ('{"id": "x", "text": "half', None, "no JSON object"),
        ("[1, 2]", None, "JSON object"),
        ("7", None, "JSON object"),
        ("[" * 5_000, None, "no JSON object"),
        ('{"id": "x", "text": NaN}', None, "`text`"),
        ('{"id": "x", "text": "\\ud800 a"}', None, "no JSON object"),
        ({"id": "x"}, "x", "`text` is missing"),
        ({"id": "x", "text": 5}, "x", "`text` should be a string"),
        ({"id": "x", "text": None}, "x", "`text` should be a string"),
        ({"id": "x", "text": ""}, "x", "no words"),
        ({"id": "x", "text": "a" * 200_001}, "x", "one conversation"),
        ({"id": "x", "text": "a\0b"}, "x", "no plain text"),
        ({"id": "x", "text": "a", "date": "2026-02-30"}, "x", "`date` should be a day"),
        ({"id": "x", "text": "a", "date": 20260401}, "x", "`date` should be a day"),
        ({"id": "x", "text": "a", "manager": 3}, "x", "`manager` should be a string"),
        ({"id": "x", "text": "a", "policy": "mine"}, "x", "`policy`"),
        ({"id": "x", "text": "a", "policy": {"rules": []}}, "x", "`policy.rules` is no field"),
        (
            {"id": "x", "text": "a", "policy": {"approval": [{"subject": "pay"}]}},
            "x",
            "`policy.approval.0.by` is missing",
        ),
        ({"id": "x", "text": "a crash"}, "x", "Something went wrong inside (KeyError"),
    ],
)
def test_bad_line_is_told_in_its_place(
    cli: Callable[..., Ran], bad: object, identity: str | None, said: str
):
    good = {"id": "good", "text": NOTES}
    ran = cli("flag", "--jsonl", stdin=_lines(good, bad, good))
    first, middle, last = _answers(ran)
    assert first["flags"]
    assert first == last
    assert set(middle) == {"id", "error"}
    assert middle["id"] == identity
    assert said in middle["error"]
    assert ran.status == 1


def test_error_holds_none_of_the_words(cli: Callable[..., Ran]):
    secret = {"id": 1, "text": ["quitting"], "manager": "quitting"}
    ran = cli("flag", "--jsonl", stdin=_lines(secret, '{"text": "quitting'))
    assert "quitting" not in ran.out + ran.err


def test_bytes_that_are_no_utf8_are_one_bad_line(cli: Callable[..., Ran]):
    ran = cli("read", "--jsonl", stdin=b'{"text": "caf\xe9"}\n{"text": "tea"}\n')
    bad, good = _answers(ran)
    assert "error" in bad
    assert good["sentences"]


def test_unknown_fields_blank_lines_and_a_byte_order_mark_are_ignored(cli: Callable[..., Ran]):
    line = _lines({"id": 1, "text": NOTES, "tags": ["x"], "level": 3})
    ran = cli("read", "--jsonl", stdin=b"\xef\xbb\xbf" + f"{line}\n   \n{line}\n".encode())
    assert [answer["id"] for answer in _answers(ran)] == [1, 1]
    assert ran.status == 0


def test_nothing_in_is_nothing_out(cli: Callable[..., Ran]):
    assert cli("read", "--jsonl") == cli("read", "--jsonl", stdin="\n\n")
    assert cli("read", "--jsonl").status == 0


def test_lines_are_read_from_a_file(cli: Callable[..., Ran], tmp_path: Path):
    path = tmp_path / "in.jsonl"
    path.write_text(_lines({"id": 1, "query": "stuck", "k": 1}))
    [answer] = _answers(cli("search", "--jsonl", path))
    assert len(answer["hits"]) == 1


def test_inline_policy_reaches_the_copilot(cli: Callable[..., Ran], scripted: ScriptedCopilot):
    policy = {"decide": [{"subject": "promotion"}]}
    lines = [{"text": NOTES, "policy": each} for each in (policy, None)]
    cli("flag", "--jsonl", stdin=_lines(*lines))
    first, second = scripted.policies
    assert first is not None
    assert first.allows("promotion")
    assert second is None


def test_options_fill_what_a_line_leaves_open(cli: Callable[..., Ran]):
    lines = _lines({"text": "by Friday"}, {"text": "by Friday", "reference": "2026-05-01"})
    given, own = _answers(cli("dates", "--date", "2026-04-14", "--jsonl", stdin=lines))
    assert given["dates"][0]["due"] == "2026-04-17"
    assert own["dates"][0]["due"] == "2026-05-04"


def test_a_line_of_dates_needs_its_day(cli: Callable[..., Ran]):
    [answer] = _answers(cli("dates", "--jsonl", stdin=_lines({"id": 1, "text": "by Friday"})))
    assert "`reference`" in answer["error"]


def test_number_in_a_line_wins(cli: Callable[..., Ran]):
    lines = _lines({"text": NOTES, "n": 1}, {"text": NOTES}, {"text": NOTES, "n": 0})
    one, two, none = _answers(cli("suggest", "-n", "2", "--jsonl", stdin=lines))
    assert len(one["questions"]) == 1
    assert len(two["questions"]) == 2
    assert "`n`" in none["error"]


def test_moves_sees_the_turn_before(cli: Callable[..., Ran]):
    line = _lines({"text": "Why?", "speaker": "manager", "previous": "I like it."})
    [answer] = _answers(cli("moves", "--jsonl", stdin=line))
    assert answer["moves"] == ["open-question", "reflection"]


def test_fail_on_counts_over_all_lines(cli: Callable[..., Ran]):
    risky, clean = {"text": NOTES}, {"text": "a quiet talk"}
    assert cli("flag", "--jsonl", "--fail-on", "high", stdin=_lines(risky, clean)).status == 3
    assert cli("flag", "--jsonl", "--fail-on", "high", stdin=_lines(clean)).status == 0
    assert cli("flag", "--jsonl", "--fail-on", "high", stdin=_lines(risky, "x", risky)).status == 1


def test_configuration_at_fault_stops_the_batch(cli: Callable[..., Ran], scripted: ScriptedCopilot):
    def broken(*_: object) -> None:
        raise EncoderError("The model is missing.")

    scripted.read = broken
    ran = cli("read", "--jsonl", stdin=_lines({"text": NOTES}))
    assert (ran.status, ran.out, ran.err) == (1, "", "copilot: The model is missing.\n")


def test_each_line_is_answered_before_the_next_is_written(spawn: Callable[..., Popen[str]]):
    with spawn("moves", "--jsonl", stdin=PIPE, stdout=PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(2):
            process.stdin.write(_lines({"id": number, "text": "Why?"}))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(20) == 0
