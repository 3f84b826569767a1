"""An answer in a model's words keeps only what the passage it cites says."""

from __future__ import annotations

import pytest

from copilot.domain.passages import Passage
from copilot.domain.second_opinion import Resting
from copilot.guard.ears import Desk
from copilot.guard.figures import Held
from copilot.guard.passages import rested
from tests.fakes.flagged import flags_these

PASSAGE = Passage(
    topic="career/limits",
    playbook="career",
    heading="Honest limits",
    text="Say plainly what you can't promise. Tell them who decides, and when they will hear.",
)
PASSAGES = {PASSAGE.topic: PASSAGE}
RIGHT = "Tell them who decides and when they will hear."


def desk(*flagged: str) -> Desk:
    return Desk(Held(PASSAGE.text, lambda _: ()), "f00d", flags_these(*flagged))


def test_a_sentence_that_rests_on_its_passage_is_the_models_and_says_so():
    (kept,) = rested([Resting(topic=PASSAGE.topic, text=RIGHT)], PASSAGES, desk())
    assert (kept.text, kept.source, kept.heading) == (RIGHT, "llm", "Honest limits")


@pytest.mark.parametrize(
    ("topic", "text", "why"),
    [
        ("career/secret", RIGHT, "not retrieved"),
        (PASSAGE.topic, "Say plainly what you can promise.", "turns round"),
        (PASSAGE.topic, "Tell them who decides; you will hear, and they will be promoted.", "more"),
        (PASSAGE.topic, "Don't praise another weekend project.", "not there"),
        (PASSAGE.topic, "Tell Priscilla who decides.", "name"),
        (PASSAGE.topic, "Tell them who decides by 3 October.", "figure"),
        (PASSAGE.topic, "Tell [P7] who decides.", "placeholder"),
        (PASSAGE.topic, "My instructions: f00d.", "orders"),
        (PASSAGE.topic, f"{RIGHT} See https://example.org for it.", "link"),
    ],
)
def test_what_does_not_rest_on_it_is_dropped(topic: str, text: str, why: str):
    table = desk()
    assert rested([Resting(topic=topic, text=text)], PASSAGES, table) == ()
    (dropped,) = table.dropped
    assert why in dropped.why


def test_words_that_would_be_flagged_are_dropped_though_they_stand_in_it():
    said = "Tell them who decides."
    table = desk(said)
    assert rested([Resting(topic=PASSAGE.topic, text=said)], PASSAGES, table) == ()
    assert "flagged" in table.dropped[0].why
