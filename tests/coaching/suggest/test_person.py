"""From the third person to you: right pronouns, right verbs, or not at all."""

from __future__ import annotations

import pytest

from copilot.coaching.suggest.person import Person, person_of, spoken_to_them, told_of_them

SHE = Person("she", frozenset({"fola"}))


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("nobody has ever seen her teach", "nobody has ever seen you teach"),
        ("what wears her down is the pick-up hour", "what wears you down is the pick-up hour"),
        ("she never gets to show her work", "you never get to show your work"),
        ("she polishes the case and loves it", "you polish the case and love it"),
        ("Fola is proud of her team", "you are proud of your team"),
        ("misses teaching", "you miss teaching"),
        ("worn out by the rota", "you're worn out by the rota"),
        ("never written a bid", "you've never written a bid"),
        ("doesn't trust her voice", "you don't trust your voice"),
        ("she'd love a place on the start-up team", "you'd love a place on the start-up team"),
        ("she's been at it for two years", "you've been at it for two years"),
        ("she's tired of it", "you're tired of it"),
        ("the choice was hers", "the choice was yours"),
        ("she taught herself", "you taught yourself"),
        ("the team is fine", "the team is fine"),
    ],
)
def test_what_is_told_of_somebody_is_told_to_them(clause: str, said: str):
    assert told_of_them(clause, SHE) == said


@pytest.mark.parametrize(
    "clause",
    [
        "she watched a boy hang up his coat",
        "she looks at what Noor does and wants the freedom she has",
        "I moved her to the day shift",
        "is it the money she wants",
        "she naps everywhere",
        "",
    ],
    ids=["another's", "whose", "the manager acts", "a question", "an unknown verb", "nothing"],
)
def test_what_could_be_about_somebody_else_is_left_alone(clause: str):
    assert told_of_them(clause, SHE) is None


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("I was happy when my desk moved", "you were happy when your desk moved"),
        ("I’m tired of it and I've said so", "you're tired of it and you've said so"),
        ("we never meet", None),
        ("I heard you", None),
    ],
)
def test_their_own_first_person(clause: str, said: str | None):
    assert spoken_to_them(clause) == said


@pytest.mark.parametrize(
    ("text", "gender"),
    [("She said her piece. He nodded.", "she"), ("He and his van", "he"), ("All well", "they")],
)
def test_the_commoner_pronoun_is_theirs(text: str, gender: str):
    assert person_of(text, "Fola Adeyemi") == Person(gender, frozenset({"fola", "adeyemi"}))  # type: ignore[arg-type]
