"""Heads, rules, policy and layout to flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.domain.labels import CATEGORIES, SEVERITY_OF
from copilot.domain.notes import Notes
from copilot.domain.reading import Reading, RiskMark
from copilot.reading.reader import read
from copilot.risk.flagger import Flagger
from tests.fakes.marking_encoder import MarkingEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from copilot.domain.authority import Authority
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Category
    from copilot.domain.rules import CategoryRules

    Flags = Callable[..., tuple[Flag, ...]]

PROMISE = "flag:promise-beyond-authority"
WORDS = "it goes round the houses"
TURNS = "Ana: how was it?\nTomasz: fine\nAna: and now?\nTomasz: better\n"


@pytest.fixture
def flags(rules: Mapping[Category, CategoryRules], policy: Authority) -> Flags:
    """Flag notes in which these words are marked, by the rules and the policy that ship."""

    def of(
        text: str,
        *marked: tuple[str, Sequence[str]],
        by: Authority = policy,
        sure: float = 0.9,
    ) -> tuple[Flag, ...]:
        encoder = MarkingEncoder(marks=dict(marked), sure=sure)
        notes = Notes(text=text, manager="Ana Ruiz", report="Tomasz Nowak")
        return Flagger(rules, encoder).flags(read(encoder, notes), by)

    return of


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_sure_head_makes_a_flag(flags: Flags, category: Category):
    (flag,) = flags(f"well, {WORDS}", (WORDS, [f"flag:{category}"]))
    assert (flag.category, flag.severity) == (category, SEVERITY_OF[category])
    assert (flag.quote, flag.start, flag.source) == (WORDS, 6, "model")
    assert flag.why
    assert flag.rewrite
    assert flag.topic.startswith("career/")
    assert flag.confidence == pytest.approx(0.9)


def test_a_head_below_its_threshold_makes_none(
    rules: Mapping[Category, CategoryRules], policy: Authority
):
    mark = RiskMark(start=0, end=len(WORDS), category="dismissing", confidence=0.6)
    encoder = MarkingEncoder()
    unmarked = read(encoder, Notes(text=WORDS))
    reading = unmarked.model_copy(update={"risk_marks": (mark,)})
    strict = MarkingEncoder(thresholds=dict.fromkeys(encoder.thresholds, 0.7))
    assert Flagger(rules, encoder).flags(reading, policy) != ()
    assert Flagger(rules, strict).flags(reading, policy) == ()


def test_a_mark_outside_every_sentence_makes_none(
    rules: Mapping[Category, CategoryRules], policy: Authority
):
    mark = RiskMark(start=0, end=4, category="dismissing", confidence=0.9)
    reading = Reading(text="---- and words", risk_marks=(mark,))
    assert Flagger(rules, MarkingEncoder()).flags(reading, policy) == ()


@pytest.mark.parametrize("text", [f"{TURNS}Tomasz: {WORDS}", f"{TURNS}Ines: {WORDS}", f"> {WORDS}"])
def test_other_peoples_words_and_older_mail_are_not_the_managers(flags: Flags, text: str):
    assert flags(text, (WORDS, ["flag:dismissing"])) == ()


def test_but_sensitive_data_is_flagged_whoever_said_it(flags: Flags):
    (flag,) = flags(f"{TURNS}Tomasz: {WORDS}", (WORDS, ["flag:sensitive-personal-data"]))
    assert flag.category == "sensitive-personal-data"


def test_a_phrase_of_the_rules_needs_no_head(flags: Flags, rules: Mapping[Category, CategoryRules]):
    for category, data in rules.items():
        for rule in data.rules:
            if rule.kind == "phrase":
                found = flags(f"Ana: {rule.should_flag[0]}")
                assert category in {flag.category for flag in found}, rule.id
                break


def test_a_veto_takes_back_what_a_head_saw(flags: Flags, rules: Mapping[Category, CategoryRules]):
    taken_back = [
        (category, rule.should_pass[0])
        for category, data in rules.items()
        for rule in data.rules
        if rule.kind == "veto"
    ]
    assert taken_back
    for category, sentence in taken_back:
        found = flags(sentence, (sentence, [f"flag:{category}"]))
        assert category not in {flag.category for flag in found if flag.source == "model"}, sentence


def test_a_veto_takes_back_a_phrase_as_well(flags: Flags, rules: Mapping[Category, CategoryRules]):
    passed = 0
    for category, data in rules.items():
        phrase = next((rule for rule in data.rules if rule.kind == "phrase"), None)
        veto = next((rule for rule in data.rules if rule.kind == "veto"), None)
        if phrase is None or veto is None:
            continue
        words = f"{veto.should_pass[0].rstrip('.')}, {phrase.should_flag[0].rstrip('.')}"
        if veto.regex.search(words):
            passed += 1
            assert category not in {flag.category for flag in flags(words)}, words
    assert passed


def test_the_policy_decides_whose_promise_it_is(flags: Flags, policy: Authority):
    marked = (WORDS, ["flag:promise-beyond-authority", "subject:location"])
    free = policy.model_validate({"decide": [{"subject": "location"}]})
    (flag,) = flags(WORDS, marked)
    assert flag.subject == "location"
    assert flags(WORDS, marked, by=free) == ()


def test_learning_money_above_the_limit_is_flagged_without_a_head(flags: Flags):
    (flag,) = flags("booked the welding course, €1,400")
    assert (flag.category, flag.subject) == ("promise-beyond-authority", "budget")
    assert (flag.quote, flag.source) == ("€1,400", "rule")


def test_what_was_said_already_is_repaired(flags: Flags):
    marked = (WORDS, ["flag:promise-beyond-authority", "subject:promotion"])
    (before,) = flags(WORDS, marked)
    (after,) = flags(f"I told him {WORDS}", marked)
    assert before.rewrite != after.rewrite


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("- me: call about Leeds", True),
        ("- me: call about Leeds by Friday", False),
        ("- T: call about Leeds", False),
    ],
)
def test_a_line_of_the_managers_without_a_time_is_vague(flags: Flags, text: str, vague: bool):  # noqa: FBT001
    found = flags(text, ("call about Leeds", ["line:commitment"]))
    assert [flag.category for flag in found] == (["vague-commitment"] if vague else [])


def test_flags_stand_in_the_order_of_the_text(flags: Flags):
    text = "First this one. Then that one."
    found = flags(
        text, ("that one", ["flag:discriminatory"]), ("this one", ["flag:leading-question"])
    )
    assert [flag.category for flag in found] == ["leading-question", "discriminatory"]


def test_a_flag_begins_after_whom_it_was_said_to(flags: Flags):
    words = "him the corner office comes next"
    (flag,) = flags(f"told {words}", (words, [PROMISE]))
    assert flag.quote == "the corner office comes next"


def test_a_figure_makes_a_promise_of_less(flags: Flags):
    plain, figure = "so it goes to the moon", "so it goes to 61k"
    assert flags(plain, (plain, [PROMISE]), sure=0.4) == ()
    (flag,) = flags(figure, (figure, [PROMISE]), sure=0.4)
    assert flag.category == "promise-beyond-authority"
