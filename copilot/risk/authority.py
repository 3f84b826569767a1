"""What the policy says to a promise: within authority, or beyond it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.domain.reading import RiskMark
from copilot.risk.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.authority import Authority
    from copilot.domain.labels import Subject
    from copilot.domain.reading import Sentence

_LEARNING = re.compile(
    r"\b(?:course|training|conference|exam|certificat\w*|licen[cs]e|diploma|workshop|coach(?:ing)?"
    r"|seminar|summit|bootcamp|membership|ticket|module|lessons?|classes|tuition|fees?|congress"
    r"|green belt|degree|qualification|masterclass|retreat|learning|study|books?)\b",
    re.IGNORECASE,
)
_COMMITS = re.compile(
    r"\b(?:book(?:ed)?|ok(?:['’]?d|ay(?:ed)?)?|approved?|pay(?:ing)?|paid|covers?|covering|signed"
    r"|sign|go ahead|enrol\w*|regist\w+|order(?:ed)?|yes to|funds?|funding|on (?:me|us)|agreed"
    r"|sort(?:ed)?|gets?|get (?:him|her|them|you)|put (?:him|her|them|you) (?:down|through|on)"
    r"|invoice|spend|budget(?:ed)?|our (?:treat|shout)|send (?:him|her|them|you)|buy|give)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:ask(?:ed|ing)?|if|whether|can['’]?t|cannot|could(?:n['’]t)?|not|n['’]t|above|over my"
    r"|needs?|request|quote[sd]?|wants?|costs?|would|budget holder|approval|decides?)\b",
    re.IGNORECASE,
)


def beyond(
    mark: RiskMark, text: str, sentences: tuple[Sentence, ...], policy: Authority
) -> RiskMark | None:
    """The mark if the policy puts it beyond this manager's authority, else None."""
    subject = mark.subject or "outcome"
    if policy.allows(subject):
        return None
    if subject == "budget" and _within_limit(mark, text, sentences, policy):
        return None
    return mark


def spending(text: str, sentences: tuple[Sentence, ...], policy: Authority) -> Iterator[RiskMark]:
    """Learning money committed above the limit, whether or not a head saw it."""
    limit = policy.spend_limit()
    if limit is None or policy.allows("budget"):
        return
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        sums = amounts(words)
        if not sums or sentence.speaker not in {"manager", "unknown"}:
            continue
        over = [amount for amount in sums if amount.value > limit] or (
            sums if sum(amount.value for amount in sums) > limit and len(sums) > 1 else []
        )
        if (
            over
            and _LEARNING.search(words)
            and _COMMITS.search(words)
            and not _NOT_YET.search(words)
        ):
            start, end = over[0].start, over[-1].end
            yield _mark(sentence.start + start, sentence.start + end, "budget")


def _within_limit(
    mark: RiskMark, text: str, sentences: tuple[Sentence, ...], policy: Authority
) -> bool:
    """Whether the learning money that the mark is about stays within the limit."""
    limit = policy.spend_limit()
    around = next((each for each in sentences if each.start <= mark.start < each.end), None)
    if limit is None or around is None:
        return False
    words = text[around.start : around.end]
    sums = amounts(words)
    everything = sum(amount.value for amount in amounts(text)) if len(sums) == 1 else 0
    total = max(sum(amount.value for amount in sums), everything)
    return bool(sums) and bool(_LEARNING.search(words)) and total <= limit


def _mark(start: int, end: int, subject: Subject) -> RiskMark:
    return RiskMark(
        start=start,
        end=end,
        category="promise-beyond-authority",
        subject=subject,
        confidence=0.9,
    )
