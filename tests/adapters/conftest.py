from __future__ import annotations

import pytest

from copilot.domain.passages import Passage, Playbook


def _passage(topic: str, heading: str, text: str, *cues: str) -> Passage:
    return Passage(topic=topic, playbook="career", heading=heading, text=text, cues=cues)


@pytest.fixture
def career() -> Playbook:
    return Playbook(
        id="career",
        title="Career conversations",
        version=1,
        source="made up",
        passages=(
            _passage(
                "career/rhythm",
                "How often to meet",
                "Meet every quarter.\n\n- Keep the hour free. Move it, never drop it.",
                "is twice a year enough",
            ),
            _passage(
                "career/leaving",
                "When somebody may resign",
                "Listen first. Ask what would have to change.",
                "a headhunter rang him twice",
                "she handed back her keys",
            ),
            _passage(
                "career/promises",
                "Promises that aren't yours",
                "Say who decides. A promotion needs the panel.",
                "told her the grade was hers",
            ),
        ),
    )


@pytest.fixture
def garden() -> Playbook:
    passage = Passage(
        topic="garden/roses",
        playbook="garden",
        heading="Pruning roses",
        text="Cut above an outward bud in early spring.",
    )
    return Playbook(id="garden", title="Garden", version=1, source="made up", passages=(passage,))
