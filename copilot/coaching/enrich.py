"""Take a language model's answer into a review, as far as the guard lets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.guard.commitments import Ledger, actions_to_hear
from copilot.guard.ears import Desk
from copilot.guard.figures import Held
from copilot.guard.flags import joined, reasons_to_hear, voted, withheld
from copilot.guard.wording import (
    questions_to_hear,
    reworded,
    rewordings,
    summary_of,
    summary_to_hear,
)

if TYPE_CHECKING:
    from copilot.domain.review import Review
    from copilot.domain.second_opinion import Dropped, ReviewReply, ToConfirm
    from copilot.guard.ears import Ears


@dataclass(frozen=True)
class Enriched:
    """A review with what stood up to the guard."""

    review: Review
    summary: str | None
    to_confirm: tuple[ToConfirm, ...]
    dropped: tuple[Dropped, ...]
    passed: int
    """Lines of the model's that stood up."""

    @property
    def believable(self) -> bool:
        """Whether more of the answer stood up than fell; else none of it is worth taking."""
        return self.passed > len(self.dropped) or not self.dropped


def enrich(review: Review, reply: ReviewReply, ears: Ears, fence: str) -> Enriched:
    """Check every line of an answer and take in those that pass.

    Args:
        review: The engine's; its own flags, lines and questions stay where nothing passes.
        reply: The model's, names restored.
        ears: Rules and reader.
        fence: What the notes were fenced with, which no line may repeat.
    """
    text = review.reading.text
    bench = Desk(_held(review, ears), fence, ears.flagged)
    bench.hear(_lines(review, reply))
    asked = questions_to_hear(review.questions, reply.questions, bench)
    heard = ears.open_(asked) if asked else ()
    open_ = {each for each, fits in zip(asked, heard, strict=True) if fits}
    questions = reworded(review.questions, reply.questions, open_, bench)
    summary = summary_of(reply.summary, text, bench)
    doubted = voted(review.flags, reply.votes, bench)
    flags = joined(doubted.flags, reply.flags, text, ears.judge, bench)
    flags = flags._replace(folded=(*doubted.folded, *flags.folded))
    if bench.faulty:
        flags = withheld(review.flags, flags)
    # A dismissed promise still never becomes a line of the contract.
    drafted = ears.redraft([*flags.flags, *(each.flag for each in review.folded)])
    ledger = Ledger(drafted.contract, review.reading, flags.flags, ears.undertaking)
    ledger.take(reply.commitments, bench)
    return Enriched(
        review.model_copy(
            update={
                "flags": flags.flags,
                "folded": (*review.folded, *flags.folded),
                "questions": questions,
                "draft": drafted.model_copy(update={"contract": ledger.contract}),
            }
        ),
        summary,
        (*ledger.to_confirm, *doubted.to_confirm),
        tuple(bench.dropped),
        bench.passed,
    )


def _lines(review: Review, reply: ReviewReply) -> list[str]:
    """What a model wrote in words of its own, and may stand in the review if nothing flags it."""
    return [
        *rewordings(review.questions, reply.questions),
        *summary_to_hear(reply.summary, review.reading.text),
        *actions_to_hear(reply.commitments, review.reading),
        *reasons_to_hear(review.flags, reply.votes),
    ]


def _held(review: Review, ears: Ears) -> Held:
    """The notes, and the engine's own words that the model was shown."""
    known = (review.reading.manager, review.reading.report)
    shown = (*(each.text for each in review.questions), *(name for name in known if name))
    return Held("\n".join((review.reading.text, *shown)), ears.names_in)
