"""A language model's second opinion on a review, which stands whatever comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.conversation import reviewing
from copilot.ui.conversation.second_opinion_view import asked_section, offer, outcome
from copilot.ui.shell import asking_model
from copilot.ui.shell.asking_model import Question
from copilot.ui.shell.drawn import draw

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.review import Review
    from copilot.ui.conversation.reviewing import Reviewed


def section(copilot: Copilot, reviewed: Reviewed) -> None:
    """Offer to ask the model that is set, or show what came of it."""
    endpoint = copilot.settings.llm
    if endpoint is None:
        return
    number, found = reviewed.number, reviewed.review.llm
    if found and found.notice is None:
        draw(f"opinion-{number}", [outcome(found)])
        return
    about = f"opinion-{number}"
    notice = found.notice if found and not asking_model.is_asked(about) else None
    draw(about, [asked_section(notice), offer(endpoint.host)])
    asking_model.offer(
        copilot,
        Question(
            about,
            "Ask it",
            letter=lambda: copilot.llm.letter(reviewed.review),
            ask=lambda: copilot.second_opinion(reviewed.review, reviewed.policy),
            take=_take,
        ),
    )


def _take(answer: Review) -> None:
    last = reviewing.reviewed()
    if last is None:
        return
    alone = answer.llm is not None and answer.llm.notice is not None
    # Flags may have been dismissed meanwhile; an answer that adds none changes none.
    kept = last.review.model_copy(update={"llm": answer.llm}) if alone else answer
    reviewing.part_anew(kept)
