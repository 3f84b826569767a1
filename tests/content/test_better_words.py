"""What the debrief offers instead raises no flag itself; read with the shipped model."""

from __future__ import annotations

from copilot import Copilot
from copilot.content.debrief import load_craft
from copilot.content.locations import knowledge_folder
from copilot.domain.notes import Notes


def test_better_words_and_the_questions_that_would_have_helped_raise_no_flag():
    copilot = Copilot.local()
    offered = [
        words for measure in load_craft(knowledge_folder()).measures for words in measure.better
    ]
    offered += [
        layer.asked_by[0] for persona in copilot.practice.personas for layer in persona.layers
    ]
    text = "\n\n".join(f"Manager: {words}" for words in offered)
    reading = copilot.read(Notes(text=text))
    assert copilot.flagger.flags(reading, copilot.policy) == ()
