"""Everything the copilot says of one conversation's notes, in one value."""

from __future__ import annotations

from copilot.domain.contract import Draft
from copilot.domain.dismissals import FoldedFlag
from copilot.domain.flags import Flag
from copilot.domain.model import Model
from copilot.domain.questions import Suggestion
from copilot.domain.reading import Reading
from copilot.domain.second_opinion import SecondOpinion


class Review(Model):
    """Reading, flags, questions and the drafted contract."""

    reading: Reading
    flags: tuple[Flag, ...]
    folded: tuple[FoldedFlag, ...] = ()
    """Flags that the manager has dismissed, each with the reason why it doesn't stand."""
    questions: tuple[Suggestion, ...]
    draft: Draft
    llm: SecondOpinion | None = None
    """What a language model had to say; None where none was asked."""
