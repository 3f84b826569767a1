"""What to ask next: what matters most first, in the person's own words where they fit."""

from __future__ import annotations

from typing import Any

import pytest

from copilot.coaching.suggest import Ground, suggest
from copilot.domain.contract import Contract, Item
from copilot.domain.evidence import Evidence
from copilot.domain.flags import Flag
from copilot.domain.questions import Question, Suggestion
from copilot.domain.reading import Reading

TEXT = 'Said she is "done with the night shifts" and fine otherwise. The audits give her energy.'
DEEP = {"where_now": "deep", "where_to": "deep", "close_gap": "deep"}
ITEM = Item(action="Ask", evidence=Evidence.of(TEXT, 0, 4))
AGREED = Contract(their_commitments=(ITEM,), manager_commitments=(ITEM,))


def _evidence(words: str, text: str = TEXT) -> Evidence:
    start = text.index(words)
    return Evidence.of(text, start, start + len(words))


def _question(name: str, *follows: str, **fields: Any) -> Question:  # noqa: ANN401
    return Question.model_validate(
        {
            "id": name,
            "text": f"What of {name}?",
            "topic": f"career/{name}",
            "phase": "follow_up",
            "depth": "deeper",
            "follows": follows,
            "why": "it is near",
            **fields,
        }
    )


def _signal(kind: str, words: str) -> dict[str, Any]:
    return {"kind": kind, "evidence": _evidence(words)}


def _reading(*signals: dict[str, Any], **fields: Any) -> Reading:  # noqa: ANN401
    return Reading.model_validate({"text": TEXT, "coverage": DEEP, "signals": signals, **fields})


def _asked(reading: Reading, *bank: Question, contract: Contract = AGREED) -> list[str]:
    found = suggest(Ground(reading, contract, ()), bank)
    return [each.topic.removeprefix("career/") for each in found]


def _one(reading: Reading, question: Question) -> Suggestion:
    (only,) = suggest(Ground(reading, AGREED, ()), [question])
    return only


def test_a_question_is_asked_only_when_its_occasion_is_there():
    bank = [_question("energy", "energy"), _question("drain", "drain"), _question("never")]
    assert _asked(_reading(_signal("energy", "audits give her energy")), *bank) == ["energy"]
    assert _asked(_reading(), *bank) == []


@pytest.mark.parametrize("phase", ["where_now", "where_to", "close_gap"])
def test_what_the_notes_lack_is_asked_for(phase: str):
    bank = [_question("gap", f"uncovered-{phase}"), _question("more", f"shallow-{phase}")]
    assert _asked(_reading(coverage={**DEEP, phase: "none"}), *bank) == ["gap"]
    assert _asked(_reading(coverage={**DEEP, phase: "surface"}), *bank) == ["more"]


def test_where_nothing_presses_a_deeper_question_fills_the_list():
    bank = [_question("gap", "uncovered-where_to"), _question("more", "shallow-where_to")]
    assert _asked(_reading(), *bank) == ["more"]


def test_what_opens_a_phase_is_not_asked_once_it_was_gone_into():
    opening = _question("opening", "energy", topic="career/where-now")
    heard = _signal("energy", "audits give her energy")
    assert _asked(_reading(heard), opening) == []
    assert _asked(_reading(heard, coverage={**DEEP, "where_now": "surface"}), opening) == [
        "where-now"
    ]


def test_a_shallow_phase_points_at_its_last_words():
    quotes = [
        {"phase": "where_now", "depth": "surface", "evidence": _evidence(words)}
        for words in ("fine otherwise", "audits give her energy")
    ]
    reading = _reading(coverage={**DEEP, "where_now": "surface"}, phases=quotes)
    found = _one(reading, _question("more", "shallow-where_now"))
    assert found.evidence == _evidence("audits give her energy")


def test_missing_commitments_and_an_untouched_conversation_are_occasions():
    bank = [_question("agree", "no-commitments"), _question("start", "new-conversation")]
    assert _asked(_reading(), *bank, contract=Contract()) == ["agree"]
    assert _asked(_reading(coverage={}), *bank) == ["start"]


def test_a_promise_comes_before_everything():
    words = _evidence("fine otherwise")
    flag = Flag.model_validate(
        {
            **words.model_dump(),
            "category": "promise-beyond-authority",
            "severity": "high",
            "why": "The panel decides.",
            "rewrite": "I'll put your case.",
            "topic": "career/promises",
            "confidence": 0.9,
            "source": "model",
        }
    )
    bank = [_question("leaving", "leaving-signal"), _question("repair", "promise-made")]
    reading = _reading(_signal("leaving-signal", "done with the night shifts"))
    first, second = suggest(Ground(reading, AGREED, [flag]), bank)
    assert (first.topic, second.topic) == ("career/repair", "career/leaving")
    assert first.evidence == words


def test_no_more_than_asked_for():
    bank = [_question(kind, kind) for kind in ("energy", "drain")]
    reading = _reading(_signal("energy", "audits give"), _signal("drain", "night shifts"))
    for n in (0, 1, 2, 9):
        assert len(suggest(Ground(reading, AGREED, ()), bank, n)) == min(n, 2)


def test_two_questions_never_rest_on_the_same_passage_or_the_same_words():
    energy = _signal("energy", "audits give her energy")
    same_passage = [_question("a", "energy"), _question("b", "drain", topic="career/a")]
    assert _asked(_reading(energy, _signal("drain", "night shifts")), *same_passage) == ["a"]
    same_words = [_question("a", "energy"), _question("b", "energy")]
    assert _asked(_reading(energy), *same_words) == ["a"]


def test_the_question_made_for_the_occasion_comes_first():
    broad = _question("broad", "drain", "blocker", "energy")
    assert _asked(_reading(_signal("energy", "audits")), broad, _question("own", "energy")) == [
        "own"
    ]


def test_locked_and_answered_questions_are_not_asked():
    reading = _reading(_signal("energy", "audits give her energy"))
    bank = [
        _question("locked", "energy", requires_trust=True),
        _question("known-signal", "energy", answered_by=("energy",)),
        _question("known-words", "energy", answered_if="night shifts?"),
        _question("known", "energy", phase="where_now", depth="opening"),
    ]
    assert _asked(reading, *bank) == []
    assert _asked(reading, _question("deeper", "energy", phase="where_now")) == ["deeper"]


def test_a_suggestion_says_why_and_where_it_stands():
    found = _one(_reading(_signal("energy", "audits")), _question("energy", "energy"))
    assert (found.text, found.why) == ("What of energy?", "It is near.")
    assert (found.phase, found.requires_trust) == ("follow_up", False)


WEAVE = {"weave": "{said}: what of it?"}


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ('Said she is "done with the night shifts"', "You said “done with the night shifts”"),
        ("done with the night shifts", "You said “done with the night shifts”"),
        ("The audits give her energy.", "You said the audits give you energy"),
        ("audits", "You said the audits give you energy"),
        ('"done with', "You said “done with the night shifts”"),
    ],
    ids=["a quotation inside", "within marks", "the manager's words", "one word", "a stray mark"],
)
def test_own_words_are_woven_in_where_they_can_be_quoted(words: str, text: str):
    reading = _reading(_signal("energy", words))
    assert _one(reading, _question("energy", "energy", **WEAVE)).text.startswith(text)


def test_too_many_words_are_not_woven_in():
    text = "The audits and the night shifts and the end of the month all of it gives her energy"
    reading = Reading.model_validate(
        {
            "text": text,
            "coverage": DEEP,
            "signals": [{"kind": "energy", "evidence": Evidence.of(text, 0, len(text))}],
        }
    )
    assert _one(reading, _question("energy", "energy", **WEAVE)).text == "What of energy?"


def test_words_of_the_reports_own_turn_are_what_they_said():
    start = TEXT.index("The audits")
    sentence = {"start": start, "end": len(TEXT), "speaker": "report", "kind": "speech"}
    reading = _reading(_signal("energy", "audits give her energy"), sentences=[sentence])
    found = _one(reading, _question("energy", "energy", **WEAVE))
    assert found.text == "You said the audits give her energy: what of it?"


def test_a_question_without_evidence_or_weave_keeps_its_own_words():
    question = _question("agree", "no-commitments", **WEAVE)
    (found,) = suggest(Ground(_reading(), Contract(), ()), [question])
    assert (found.text, found.evidence) == ("What of agree?", None)


def test_a_question_with_no_words_of_its_own_grows_from_others_that_fit():
    bank = [_question("agree", "no-commitments", grows_from=("energy",), **WEAVE)]
    reading = _reading(_signal("energy", "audits give her energy"))
    (found,) = suggest(Ground(reading, Contract(), ()), bank)
    assert found.text == "You said the audits give you energy: what of it?"
    assert found.evidence == _evidence("audits give her energy")


def test_what_may_not_be_asked_is_asked_plainly_or_not_at_all():
    question = _question("energy", "energy", **WEAVE)
    ground = Ground(_reading(_signal("energy", "audits give her energy")), AGREED, ())
    plainly = suggest(ground, [question], may_be_asked=lambda text: "You said" not in text)
    assert [each.text for each in plainly] == ["What of energy?"]
    assert suggest(ground, [question], may_be_asked=lambda _: False) == ()


def test_the_same_notes_give_the_same_questions():
    bank = [_question(kind, kind, **WEAVE) for kind in ("drain", "energy", "blocker")]
    signals = [_signal("energy", "audits give"), _signal("drain", "night shifts")]
    ground = Ground(_reading(*signals), AGREED, ())
    assert suggest(ground, bank) == suggest(ground, bank)


def test_the_lens_goes_step_by_step():
    bank = [
        _question("last", "energy", top="plan"),
        _question("first", "drain", top="think"),
        _question("none", "energy"),
        _question("own", "drain", top="think", topic="top/think", phase="where_to"),
    ]
    reading = _reading(
        _signal("energy", "audits give her energy"),
        _signal("drain", "night shifts"),
        coverage={**DEEP, "where_to": "surface"},
    )
    ground = Ground(reading, AGREED, ())
    seen = suggest(ground, bank, 3, lens="top")
    assert [(each.top, each.topic) for each in seen] == [
        ("think", "top/think"),
        ("plan", "career/last"),
    ]
    assert "top/think" not in {each.topic for each in suggest(ground, bank)}
