"""Choose a few questions, best first, that differ from one another and may be asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from copilot.coaching.suggest.depth import NOT_KNOWING
from copilot.coaching.suggest.fitness import out_of_place
from copilot.coaching.suggest.occasions import chances
from copilot.coaching.suggest.own_words import given_back, owned
from copilot.coaching.suggest.urgency import URGENCY
from copilot.domain.labels import SIGNAL_KINDS
from copilot.domain.questions import Suggestion, TopStage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from copilot.coaching.suggest.occasions import Chance, Ground
    from copilot.domain.evidence import Evidence
    from copilot.domain.questions import Lens, Occasion, Question
    from copilot.domain.reading import Reading

    MayBeAsked = Callable[[str], bool]
    """Whether a question is open and raises no flag."""

_MADE_FOR = 0.4
"""For the occasion that a question names first; less for each one further on."""
_WOVEN = 0.5
_TRUSTED = 0.3
"""For a question that needs trust, where trust is stated: it reaches deeper than the rest."""
_SAME_TOPIC, _SAME_OCCASION, _SAME_PHASE = 0.6, 2.0, 0.3
"""Taken off for each one like it that has been chosen."""
_WIDE_OPEN = 0.7
"""Taken off in place of the second where a whole conversation is still to be had."""
_MOST_OF_TOPIC = 2
_FLOOR = 2.5
"""Below this a question only fills the list."""
_GO_TOGETHER = {"career/misfit-honesty", "career/misfit-paths"}
"""After an honest no come the paths, about the very same words."""
_FOR_THE_LENS = {"top/think"}
"""Asks what the first two conversations ask, in the words of the three steps."""
_OF_THE_LENS = 2.0
"""For questions of the three steps' own playbook, when it is asked for."""
_STAGES: tuple[TopStage, ...] = ("think", "opportunities", "plan")


@dataclass(frozen=True)
class _Candidate:
    """A question, why now, and the words of theirs that it could grow from."""

    question: Question
    occasion: Occasion
    evidence: Evidence | None
    worth: float
    said: str | None = None

    @property
    def their_words(self) -> Evidence | None:
        """The words of theirs that it follows up, as against the manager's."""
        return self.evidence if self.said or self.occasion in SIGNAL_KINDS else None


def suggest(
    ground: Ground,
    bank: Sequence[Question],
    n: int = 5,
    *,
    lens: Lens | None = None,
    may_be_asked: MayBeAsked = lambda _: True,
) -> tuple[Suggestion, ...]:
    """Choose n questions, best first, no two of them alike.

    Args:
        ground: The notes, read, with what was agreed and what was risky in them.
        bank: Every question there is.
        n: How many to suggest at most.
        lens: "top" goes by Think, Opportunities, Plan, in that order.
        may_be_asked: Says no to what isn't open or would be flagged; the plain wording is then
            tried in place of the woven one.
    """
    by_steps = lens == "top"
    fitting = [each for each in bank if by_steps or each.topic not in _FOR_THE_LENS]
    candidates = list(_candidates(ground, fitting))
    if by_steps:
        return _by_stage([_through_the_lens(each) for each in candidates], n, may_be_asked)
    return tuple(_chosen(candidates, n, may_be_asked))


def _through_the_lens(candidate: _Candidate) -> _Candidate:
    ours = candidate.question.topic.startswith("top/")
    return replace(candidate, worth=candidate.worth + _OF_THE_LENS) if ours else candidate


def _by_stage(
    candidates: Sequence[_Candidate], n: int, may_be_asked: MayBeAsked
) -> tuple[Suggestion, ...]:
    """Share n out among the three steps, the earlier first."""
    shares = [n // len(_STAGES) + (place < n % len(_STAGES)) for place in range(len(_STAGES))]
    return tuple(
        suggestion
        for stage, share in zip(_STAGES, shares, strict=True)
        for suggestion in _chosen(
            [each for each in candidates if each.question.top == stage], share, may_be_asked
        )
    )


def _candidates(ground: Ground, bank: Sequence[Question]) -> Iterator[_Candidate]:
    reading = ground.reading
    found = list(dict.fromkeys(chances(ground)))
    said = [(each, words) for each in found if (words := _said(reading, each))]
    for position, question in enumerate(bank):
        for chance in found:
            occasion = chance.occasion
            if occasion in question.follows and not out_of_place(question, occasion, reading):
                place = question.follows.index(occasion)
                worth = URGENCY[occasion] + _MADE_FOR / (1 + place) - position / 10_000
                worth += _TRUSTED * question.requires_trust
                yield _Candidate(question, occasion, chance.evidence, worth)
                yield from (
                    _Candidate(
                        question,
                        occasion,
                        source.evidence,
                        worth + _WOVEN + len(words) / 1000,
                        words,
                    )
                    for source, words in (said if question.weave else ())
                    if _fits(question, source, chance)
                )


def _fits(question: Question, source: Chance, chance: Chance) -> bool:
    """Whether a question woven from these words would still be about why it is asked."""
    if question.grows_from and source.occasion not in question.grows_from:
        return False
    return source == chance or (bool(question.grows_from) and chance.occasion not in SIGNAL_KINDS)


def _said(reading: Reading, chance: Chance) -> str | None:
    if chance.evidence is None:
        return None
    if chance.occasion == "promise-made":
        return owned(reading, chance.evidence)
    if chance.occasion not in SIGNAL_KINDS:
        return None
    words = given_back(reading, chance.evidence, short=chance.occasion == "surface-answer")
    unsure = chance.occasion != "uncertainty" or (words and NOT_KNOWING.search(words))
    return words if unsure else None


def _chosen(
    candidates: Sequence[_Candidate], n: int, may_be_asked: MayBeAsked
) -> Iterator[Suggestion]:
    left: list[_Candidate] = [*candidates]
    taken: list[_Candidate] = []
    while len(taken) < n and left:
        best = max(left, key=lambda each: _net(each, taken))
        if _net(best, taken) < _FLOOR:
            return
        left.remove(best)
        if (text := _text(best, may_be_asked)) is None:
            continue
        taken.append(best)
        left = [
            each
            for each in left
            if not _alike(each, best)
            and sum(other.question.topic == each.question.topic for other in taken) < _MOST_OF_TOPIC
        ]
        yield _suggestion(best, text)


def _net(candidate: _Candidate, taken: Sequence[_Candidate]) -> float:
    phases = Counter(each.question.phase for each in taken)
    occasions = Counter(each.occasion for each in taken)
    topics = Counter(each.question.topic for each in taken)
    wide = candidate.occasion.startswith(("uncovered-", "shallow-", "new-"))
    return (
        candidate.worth
        - _SAME_TOPIC * topics[candidate.question.topic]
        - (_WIDE_OPEN if wide else _SAME_OCCASION) * occasions[candidate.occasion]
        - _SAME_PHASE * phases[candidate.question.phase]
    )


def _alike(candidate: _Candidate, other: _Candidate) -> bool:
    """Whether two would feel like one: the same words, or a topic that was opened already."""
    one, two = candidate.question, other.question
    if one.id == two.id:
        return True
    if one.topic == two.topic and "deeper" in {one.depth, two.depth}:
        return True
    if {one.topic, two.topic} == _GO_TOGETHER:
        return False
    mine, theirs = candidate.their_words, other.their_words
    return mine is not None and theirs is not None and mine.overlaps(theirs)


def _text(candidate: _Candidate, may_be_asked: MayBeAsked) -> str | None:
    """The words to ask in, None where they may not be asked."""
    text, weave, said = candidate.question.text, candidate.question.weave, candidate.said
    if weave and said:
        text = weave.replace("{said}", said)
    return text if may_be_asked(text) else None


def _suggestion(candidate: _Candidate, text: str) -> Suggestion:
    question = candidate.question
    return Suggestion(
        text=text,
        why=question.why[0].upper() + question.why[1:] + ".",
        topic=question.topic,
        evidence=candidate.evidence,
        phase=question.phase,
        requires_trust=question.requires_trust,
        top=question.top,
    )
