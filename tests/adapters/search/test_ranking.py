from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.adapters.search.bm25 import Bm25
from copilot.adapters.search.ranking import Near, fuse, highest, passage_scores
from copilot.adapters.search.words import clean, words_of
from copilot.domain.passages import Passage


def test_best_vector_counts_more_than_many_middling_ones():
    near = [Near("a", 0.9), *[Near("b", 0.5)] * 5, Near("c", 0.1)]

    scores = passage_scores(near, {"a": 0, "b": 1, "c": 2})

    assert scores.argmax() == 0


def test_at_the_same_best_several_near_vectors_win():
    near = [Near("a", 0.9), Near("b", 0.9), Near("b", 0.8), Near("b", 0.7), Near("c", 0.1)]

    scores = passage_scores(near, {"a": 0, "b": 1, "c": 2})

    assert scores[1] > scores[0] > scores[2]


def test_a_sixth_vector_changes_nothing():
    five, floor = [Near("a", 0.9)] * 5, [Near("b", 0.1)]

    assert np.array_equal(
        passage_scores(five + floor, {"a": 0, "b": 1}),
        passage_scores([*five, Near("a", 0.8), *floor], {"a": 0, "b": 1}),
    )


def test_a_vector_of_no_known_passage_is_passed_over():
    scores = passage_scores([Near("gone", 0.9), Near("a", 0.8), Near("b", 0.1)], {"a": 0, "b": 1})

    assert scores.argmax() == 0


@given(st.lists(st.integers(0, 5), min_size=1, max_size=40), st.integers(1, 50))
def test_the_highest_are_those_of_a_stable_sort(numbers: list[int], k: int):
    scores = np.array(numbers, dtype=np.float32)

    assert highest(scores, k).tolist() == np.argsort(-scores, kind="stable")[:k].tolist()


def test_fusing_stays_between_0_and_1_and_needs_both_for_the_whole():
    both = fuse(np.array([0.8, 0.2], np.float32), np.array([7.0, 0.0], np.float32))
    one = fuse(np.array([0.8, 0.2], np.float32), np.zeros(2, np.float32))

    assert both.tolist() == pytest.approx([1, 0])
    assert one.tolist() == pytest.approx([0.5, 0])


def test_fusing_without_vectors_goes_by_words():
    fused = fuse(np.zeros(3, np.float32), np.array([0.0, 4.0, 2.0], np.float32))

    assert fused.argsort().tolist() == [0, 2, 1]


def test_everyday_words_weigh_little():
    fused = fuse(np.zeros(2, np.float32), np.array([0.4, 0.2], np.float32))

    assert fused[0] < 0.2


def test_words_unknown_to_all_passages_score_nothing():
    passage = Passage(topic="a/b", playbook="a", heading="Meet", text="Meet often.")
    other = passage.model_copy(update={"topic": "a/c", "heading": "Rest", "text": "Rest well."})
    bm25 = Bm25((passage, other))

    assert bm25.scores("zyzzyva").tolist() == [0, 0]
    assert bm25.scores("?").tolist() == [0, 0]
    assert bm25.scores("meetings").argmax() == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("promises", "promise"),
        ("planned", "planning"),
        ("duties", "duty"),
        ("manager’s", "managers"),
        ("CAFÉ", "cafe\u0301"),
        ("telling", "tell"),
        ("resigned", "resigning"),
    ],
)
def test_forms_of_a_word_fall_together(one: str, other: str):
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("thing", "th"), ("bus", "bu"), ("boss", "bos"), ("red", "r"), ("fly", "f")]
)
def test_short_words_are_left_alone(one: str, other: str):
    assert words_of(one) != words_of(other)


def test_cleaning_cuts_and_drops_what_is_no_writing():
    assert clean("a\0b\u00ad\u202ec\n\td\ud800", 100) == "a bc d"
    assert clean("word " * 100, 9) == "word word"
