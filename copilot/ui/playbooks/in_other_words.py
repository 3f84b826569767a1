"""An answer from the playbooks in a language model's words; theirs stand whatever comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.playbooks.words_view import offered, outcome
from copilot.ui.shell import asking_model
from copilot.ui.shell.asking_model import Question
from copilot.ui.shell.drawn import draw

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly import Copilot
    from copilot.domain.answers import Answer


def section(copilot: Copilot, answer: Answer, number: int, take: Callable[[Answer], None]) -> None:
    """Offer to have an answer put otherwise, or say what came of it.

    Args:
        copilot: Knows which model is set.
        answer: What the playbooks say.
        number: Tells it from other answers.
        take: Takes it in the model's words, or as it was with the reason.
    """
    endpoint, found = copilot.settings.llm, answer.llm
    if endpoint is None or not answer.sentences:
        return
    if found and found.notice is None:
        draw(f"words-{number}", [outcome(found)])
        return
    about = f"words-{number}"
    notice = found.notice if found and not asking_model.is_asked(about) else None
    draw(about, [offered(endpoint.host, notice)])
    asking_model.offer(
        copilot,
        Question(
            about,
            "Put it in the model’s words",
            letter=lambda: copilot.llm.answering.letter(answer),
            ask=lambda: copilot.llm.answered(answer),
            take=take,
        ),
    )
