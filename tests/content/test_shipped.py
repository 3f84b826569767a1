"""What ships loads, says nothing twice and cites only what there is."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from copilot.content.authority import load_authority
from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.questions import load_questions
from copilot.content.rhythm import load_rhythm
from copilot.content.samples import load_samples
from copilot.domain.labels import SUBJECTS
from copilot.domain.questions import Occasion, Question

KNOWLEDGE = knowledge_folder()
PLAYBOOKS = load_playbooks(KNOWLEDGE)
TOPICS = topics_of(PLAYBOOKS)
QUESTIONS = load_questions(KNOWLEDGE, TOPICS)

EXPECTED = {
    "career": """
        purpose avoidance why-people-leave not-for cadence who-initiates triggers preparation
        reflection-prompt preparation-traps three-conversations where-now surface-answers where-to
        uncertainty close-gap unlock-current-state unlock-direction unlock-blockers exit-question
        misfit-honesty misfit-paths contract contract-live follow-through manager-commitments
        goal-change-signs goal-change-response goal-change-impact what-good-looks-like
        failure-deferring failure-conflating failure-organisation-first failure-promises
        failure-goes-nowhere checklist-before checklist-during checklist-after checklist-next
    """,
    "top": "overview manager-struggles think opportunities plan shared-language",
}
CLOSED = set(
    """am is are was were be do does did have has had can could will would shall should may might
    must isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't
    won't wouldn't shouldn't""".split()
)
MOST_WORDS = 28


@pytest.mark.parametrize(
    "topic", [f"{book}/{name}" for book, names in EXPECTED.items() for name in names.split()]
)
def test_every_topic_has_its_passage(topic: str) -> None:
    assert topic in TOPICS


def test_there_is_no_passage_that_no_list_names() -> None:
    assert len(TOPICS) == sum(len(names.split()) for names in EXPECTED.values())


def test_passages_have_a_heading_and_say_enough() -> None:
    for book in PLAYBOOKS:
        for passage in book.passages:
            assert passage.heading
            assert "{#" not in passage.heading
            assert len(passage.text) > 400, passage.topic


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_is_open_and_short(question: Question) -> None:
    asked = [question.text] if question.weave is None else [question.text, question.weave]
    for text in asked:
        assert len(text.split()) <= MOST_WORDS
        assert text.count("?") == 1
        assert first_word_asked(text) not in CLOSED


def first_word_asked(text: str) -> str:
    last = re.split(r"[.:!”]\s+", text)[-1]
    return last.split()[0].lower().replace("’", "'")


def test_a_question_waits_for_every_occasion() -> None:
    occasions = {name for choice in get_args(Occasion) for name in get_args(choice) or [choice]}
    assert {name for question in QUESTIONS for name in question.follows} == occasions


def test_only_questions_about_leaving_need_stated_trust() -> None:
    gated = {question.topic for question in QUESTIONS if question.requires_trust}
    assert gated == {"career/exit-question", "career/misfit-paths"}
    assert all(q.requires_trust for q in QUESTIONS if q.topic == "career/exit-question")


def test_the_rhythm_keeps_the_figures_of_its_source() -> None:
    rhythm = load_rhythm(KNOWLEDGE, TOPICS)
    minutes = {item.id: (item.minutes.min, item.minutes.max) for item in rhythm.cadence.formats}
    within = {item.id: (item.within.amount, item.within.unit) for item in rhythm.cadence.deadlines}
    assert minutes == {
        "full-conversation": (60, 90),
        "contract-review": (20, 30),
        "informal-check-in": (10, 15),
    }
    assert rhythm.cadence.minimum.floor_minutes == 45
    assert within["written-summary"] == (48, "hours")
    assert within["introductions"] == (14, "days")
    assert (len(rhythm.triggers), len(rhythm.failures)) == (6, 5)
    lists = rhythm.checklists
    assert list(map(len, (lists.before, lists.during, lists.after, lists.next))) == [6, 7, 4, 4]


def test_the_default_policy_settles_every_subject() -> None:
    policy = load_authority(KNOWLEDGE / "authority.yaml")
    nobodys = {item.subject for item in policy.nobody}
    assert nobodys == {"job-security", "third-party-decision", "outcome"}
    for subject in SUBJECTS:
        assert not policy.allows(subject)
        assert (policy.decider(subject) is None) == (subject in nobodys)
    assert policy.spend_limit() == 1000


def test_samples_are_marked_and_dated() -> None:
    samples = load_samples(KNOWLEDGE)
    assert len(samples) == 3
    for sample in samples:
        assert "made-up" in sample.note
        assert sample.notes.date
        assert sample.notes.text == sample.notes.text.strip()
        assert "---" not in sample.notes.text
