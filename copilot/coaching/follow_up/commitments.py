"""When each line of a contract is due, one's own before theirs."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from copilot.coaching.follow_up.entry import Entry
from copilot.coaching.follow_up.rules import (
    OWN_DUE,
    OWN_OVERDUE,
    THEIRS,
    UNDATED,
    Rule,
    deadline,
    due_from,
    rule_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.people import Agreement, Commitment
    from copilot.domain.records import Standing
    from copilot.domain.rhythm import Cadence

_SOON = dt.timedelta(days=7)
_INTRODUCTION = re.compile(
    r"\b(?:introduc(?:e|es|ing)\b|introductions?\b(?! of\b)|intros?\b"
    r"|put\b.{1,60}\bin (?:touch|contact)\b"
    r"|connect\b.{1,60}\b(?:with|to)\b)",
    re.IGNORECASE,
)


def commitments_due(standing: Standing, cadence: Cadence, on: dt.date) -> Iterator[Entry]:
    """Yield each open line of the latest contract."""
    agreement = standing.agreement
    if agreement is None:
        return
    for line in agreement.commitments:
        if line.state != "open":
            continue
        if line.owner == "manager":
            yield _own(standing, agreement, line, cadence, on)
        elif line.due:
            what = f"Ask {standing.person.name} about: {line.action}"
            yield Entry("ask", what, THEIRS, line.id, line.due, line.due)


def _own(
    standing: Standing, agreement: Agreement, line: Commitment, cadence: Cadence, on: dt.date
) -> Entry:
    last, rule = _last_day(agreement, line, cadence)
    what = f"For {standing.person.name}: {line.action}"
    if last is None:
        since = line.agreed or agreement.approved.date()
        return Entry("own-undated", what, UNDATED, line.id, None, since)
    promised = line.due or last
    if promised < on:
        return Entry("own-overdue", what, OWN_OVERDUE, line.id, promised, promised)
    return Entry("own-due", what, rule, line.id, last, last - _SOON)


def _last_day(
    agreement: Agreement, line: Commitment, cadence: Cadence
) -> tuple[dt.date | None, Rule]:
    """Say by when: the day agreed, or for an introduction within two weeks if that is sooner."""
    within = deadline(cadence, "introductions")
    if within is None or not _INTRODUCTION.search(line.action):
        return line.due, OWN_DUE
    limit = due_from(within, line.agreed or agreement.approved.date())
    if line.due and line.due <= limit:
        return line.due, OWN_DUE
    return limit, rule_of(within)
