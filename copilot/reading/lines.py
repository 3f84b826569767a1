"""Lines of the contract, and what only looks like one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.domain.evidence import Evidence
from copilot.domain.labels import LINE_KINDS, LineKind
from copilot.domain.reading import Line
from copilot.reading.actions import action_of
from copilot.reading.decode import Run, Tagged
from copilot.reading.owners import owner_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.due import DueDate
    from copilot.reading.cast import Cast

_MARKED: tuple[LineKind, ...] = ("commitment", "review", "open-question")
_OTHERS: tuple[LineKind, ...] = tuple(kind for kind in LINE_KINDS if kind not in _MARKED)
_HISTORY = frozenset({"done-task", "struck", "quoted-mail"})
_SHORTEST = 6
_BETWEEN = 8
"""Characters that may part two runs of one line."""
_SUBJECTS = re.compile(r"\b(I|s?he|they|we|you)(?=['’]|\s+(?:will|to|shall)\b)", re.IGNORECASE)
_PLAIN = 0.4
"""How much less the head need say where a line is a commitment by its form."""
_SURE = re.compile(
    r"\bconfiden(?:ce|t)\b(?: level)?\W{0,3}\d{1,3} ?(?:/|%|out of)"
    r"|\d{1,3} ?(?:/ ?10|%|out of 10),? confiden",
    re.IGNORECASE,
)
"""How sure somebody is of doing it, as coaches have people say of what they take on."""
_AFTER, _BEFORE = 4, 14
"""Characters between action and due words: ", by Friday" behind, "By Friday I'll " in front."""
_WORD = re.compile(r"[\w'’]")
_VERB = re.compile(r"(?:[^\W\d_]+ ){1,2}$")
"""The one or two words before a run that begins too late: "ask | Jan this week"."""
_AGAIN = re.compile(
    r"\b(?:look|talk|meet|check|review|sit down|catch up|speak|revisit|go through)\b"
    r"[^.;\n]{0,40}\b(?:again|together|how (?:it|that|the|this))\b",
    re.IGNORECASE,
)
"""A follow-up of the two is something to review, not a task of either."""
_ASKS = re.compile(
    r"\?|^\W*(?:whether|if|is|are|does|do|can|could|what|how|where|which|will)\b",
    re.IGNORECASE,
)


def lines(
    text: str, tagged: Sequence[Tagged], due_dates: Sequence[DueDate], cast: Cast
) -> tuple[Line, ...]:
    """Find commitments, review items and open questions, and the lines held back."""
    found: list[Line] = []
    for each in tagged:
        if each.segment.kind != "heading":
            found += _of_segment(text, each, due_dates, cast)
    return tuple(found)


def _of_segment(
    text: str, tagged: Tagged, due_dates: Sequence[DueDate], cast: Cast
) -> Iterator[Line]:
    taken: list[Run] = []
    floors = tagged.encoder.thresholds
    for kind in _MARKED:
        name = f"line:{kind}"
        floor = floors[name]
        if kind == "commitment" and _plain(text, tagged, due_dates):
            floor *= _PLAIN
        if tagged.score(name) < floor:
            continue
        runs = tagged.runs(name, floor, split=True)
        for run in _joined(text, runs, due_dates):
            if run.end - run.start < _SHORTEST or any(_overlap(run, other) for other in taken):
                continue
            free = [due for due in due_dates if not any(_overlap(other, due) for other in taken)]
            taken.append(run)
            yield _line(text, tagged, run, kind, free, cast)
    if not taken:
        kind = _by_section(text, tagged)
        if kind:
            whole = Run(tagged.segment.start, tagged.segment.end, 1.0)
            yield _line(text, tagged, whole, kind, due_dates, cast)
        else:
            yield from _held(text, tagged)


def _joined(text: str, runs: list[Run], due_dates: Sequence[DueDate]) -> list[Run]:
    """Put runs together that are one line: the first has no time of its own, nor the next an owner.

    "Write it up and send it by Friday" is one line; "he writes it by May and I read it" is two.
    """
    whole: list[Run] = []
    for run in runs:
        before = whole[-1] if whole else None
        if before and run.start - before.end <= _BETWEEN and not _own(text, before, run, due_dates):
            whole[-1] = Run(before.start, run.end, max(before.peak, run.peak))
        else:
            whole.append(run)
    return whole


def _own(text: str, before: Run, run: Run, due_dates: Sequence[DueDate]) -> bool:
    """Whether the first of two neighbouring runs has a time, or the second another subject."""
    if any(before.start <= each.start < run.start for each in due_dates):
        return True
    subjects = [match[1].lower() for match in _SUBJECTS.finditer(text, before.start, run.end)]
    opening = _SUBJECTS.match(text, run.start)
    return opening is not None and any(each != opening[1].lower() for each in subjects)


def _plain(text: str, tagged: Tagged, due_dates: Sequence[DueDate]) -> bool:
    """Whether form already says as much: an owner's label or a task, and a day; or "8/10 sure"."""
    segment = tagged.segment
    if _SURE.search(text, segment.start, segment.end):
        return True
    days = (segment.start <= each.start < segment.end for each in due_dates)
    return _is_owned(tagged) and any(days)


def _is_owned(tagged: Tagged) -> bool:
    """Whether a line is a task, or stands behind its owner's label."""
    segment = tagged.segment
    return segment.kind == "task" or (segment.side is not None and segment.kind != "speech")


def _by_section(text: str, tagged: Tagged) -> LineKind | None:
    """What a line is by its heading alone: "Review", "Open question"."""
    segment = tagged.segment
    if segment.kind in _HISTORY:
        return None
    if segment.section == "review":
        return "review"
    asks = _ASKS.search(text[segment.start : segment.end])
    return "open-question" if segment.section == "open" and asks else None


def _line(  # noqa: PLR0913, PLR0917 - one place where all that is known of a line meets
    text: str,
    tagged: Tagged,
    run: Run,
    kind: LineKind,
    due_dates: Sequence[DueDate],
    cast: Cast,
) -> Line:
    due = _due(tagged, run, due_dates)
    if due is not None:
        run = Run(min(run.start, due.start), max(run.end, due.end), run.peak)
    if (
        kind == "commitment"
        and _is_owned(tagged)
        and _VERB.fullmatch(text, tagged.segment.start, run.start)
    ):
        run = Run(tagged.segment.start, run.end, run.peak)
    evidence = _whole_words(text, tagged, run)
    kind = _vetoed(tagged, "review" if _AGAIN.search(text, run.start, run.end) else kind)
    if kind == "commitment" and due is None and _beside_the_plan(text, tagged, run):
        kind = "aspiration"
    owner, sure = owner_of(tagged, run, text, cast) if kind == "commitment" else (None, True)
    if kind == "commitment" and owner is None:
        kind = "other-task"
    return Line(
        evidence=evidence,
        kind=kind,
        owner=owner,
        owner_sure=sure,
        action=action_of(evidence.quote, due.span if due else None),
        due=due.due if due else None,
        due_text=due.span if due else None,
        confidence=round(run.peak, 3),
    )


def _beside_the_plan(text: str, tagged: Tagged, run: Run) -> bool:
    """Whether a line stands under a far aim, or under background that nobody takes it on in."""
    section = tagged.segment.section
    taken_on = _SUBJECTS.search(text, run.start, run.end)
    return section == "aim" or (section == "context" and not taken_on)


def _vetoed(tagged: Tagged, kind: LineKind) -> LineKind:
    """Layout overrules the head: ticked, struck out, older mail, other people's section."""
    segment = tagged.segment
    if segment.kind == "quoted-mail" or segment.section == "past":
        return "past-contract"
    if segment.kind == "done-task":
        return "done"
    if segment.kind == "struck":
        return "withdrawn"
    if segment.section == "others":
        return "other-task"
    if segment.section == "review" and kind == "commitment":
        return "review"
    return kind


def _held(text: str, tagged: Tagged) -> Iterator[Line]:
    """The best other reading of a segment, where the heads see a line that is none."""
    kind = max(_OTHERS, key=lambda each: tagged.label(f"line:{each}"))
    if tagged.segment.kind in _HISTORY:
        kind = _vetoed(tagged, kind)
    runs = tagged.runs("line:other", 0.5)
    if runs and tagged.label(f"line:{kind}") >= 0.5:  # noqa: PLR2004 - more likely than not
        best = max(runs, key=lambda run: run.peak)
        evidence = _whole_words(text, tagged, best)
        yield Line(evidence=evidence, kind=kind, confidence=round(best.peak, 3))


def _due(tagged: Tagged, run: Run, due_dates: Sequence[DueDate]) -> DueDate | None:
    """The due words in the run, else those right after it, else right before it."""
    segment = tagged.segment
    near = [each for each in due_dates if segment.start <= each.start and each.end <= segment.end]
    inside = [each for each in near if _overlap(run, each)]
    if inside:
        return next((each for each in inside if each.due), inside[0])
    after = [each for each in near if 0 <= each.start - run.end <= _AFTER]
    before = [each for each in near if 0 <= run.start - each.end <= _BEFORE]
    return next(iter(after or before), None)


def _overlap(run: Run, other: Run | DueDate) -> bool:
    return run.start < other.end and other.start < run.end


def _whole_words(text: str, tagged: Tagged, run: Run) -> Evidence:
    """Widen a run to whole words, within its segment."""
    start, end = run.start, run.end
    while start > tagged.segment.start and _WORD.match(text[start - 1]):
        start -= 1
    while end < tagged.segment.end and _WORD.match(text[end]):
        end += 1
    return Evidence.of(text, start, end)
