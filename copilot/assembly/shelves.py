"""The data files that following through needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.domain.mails import MailId, MailTemplate
    from copilot.domain.questions import Question
    from copilot.domain.rhythm import Rhythm


@dataclass(frozen=True)
class Shelves:
    """What is read once and used for everybody."""

    rhythm: Rhythm
    mails: Mapping[MailId, MailTemplate]
    questions: tuple[Question, ...]
