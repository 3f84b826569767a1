"""Versions of the contract, in the database: each with its own commitments."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.adapters.sql_store.shelf import Shelf
from copilot.adapters.sql_store.tables import agreements, commitments
from copilot.domain.people import Agreement, Commitment
from copilot.errors import InputError, StaleWriteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from copilot.adapters.sql_store.database import Database
    from copilot.adapters.sql_store.work import Work
    from copilot.domain.people import CommitmentState, Principal

AGREEMENTS = Shelf(Agreement, agreements, apart=frozenset({"commitments"}))
COMMITMENTS = Shelf(Commitment, commitments, renamed={"owner": "side"})


def latest_versions(work: Work, *persons: str) -> tuple[Agreement, ...]:
    """Take out the versions in force, of everybody or of some."""
    where: list[ColumnElement[bool]] = [agreements.c.current.is_(True)]
    lines: list[ColumnElement[bool]] = [commitments.c.current.is_(True)]
    if persons:
        where.append(agreements.c.person.in_(persons))
        lines.append(commitments.c.person.in_(persons))
    return _taken_out(work, where, lines)


def every_version(work: Work, person: str) -> tuple[Agreement, ...]:
    """Take out all versions with a person, latest first."""
    return _taken_out(work, [agreements.c.person == person], [commitments.c.person == person])


def _taken_out(
    work: Work, where: Sequence[ColumnElement[bool]], lines: Sequence[ColumnElement[bool]]
) -> tuple[Agreement, ...]:
    """Take out the versions that fit, with the commitments that fit."""
    found: defaultdict[tuple[str, int], list[Commitment]] = defaultdict(list)
    for row in work.find(commitments, *lines, order=(commitments.c.place,)):
        found[row["person"], row["version"]].append(COMMITMENTS.value(work, row))
    rows = work.find(agreements, *where, order=(agreements.c.version.desc(),))
    return tuple(
        AGREEMENTS.value(work, row, commitments=tuple(found[row["person"], row["version"]]))
        for row in rows
    )


@dataclass(frozen=True)
class SqlAgreements:
    """Fits ports.kept.Agreements."""

    database: Database

    def latest(self, principal: Principal, person_id: str) -> Agreement | None:
        """The version in force."""
        with self.database.reading(principal) as work:
            return next(iter(latest_versions(work, person_id)), None)

    def of(self, principal: Principal, person_id: str) -> tuple[Agreement, ...]:
        """Every version, latest first."""
        with self.database.reading(principal) as work:
            return every_version(work, person_id)

    def approve(self, principal: Principal, agreement: Agreement, key: str) -> Agreement:
        """Keep the next version."""
        person = agreement.person
        with self.database.writing(principal) as work:
            work.hold(person)
            made = work.one(agreements, agreements.c.person == person, agreements.c.made_by == key)
            if made:
                return _version(work, person, made["version"])
            kept = next(iter(latest_versions(work, person)), None)
            if agreement.version == (kept.version if kept else 0) + 1:
                _replace(work, agreement, key)
                return agreement
        raise StaleWriteError(
            "A version of this contract was approved elsewhere since you opened it. What is kept "
            "is that version; yours is still on the page. Look at both, and approve again.",
            kept,
        )

    def settle(
        self, principal: Principal, person_id: str, settled: Commitment, was: CommitmentState
    ) -> Agreement:
        """Keep a commitment's new state, note and day in the version in force."""
        with self.database.writing(principal) as work:
            agreement = _in_force(work, person_id)
            line = next((each for each in agreement.commitments if each.id == settled.id), None)
            if line is None:
                raise _no_such_line()
            if line.state == was:
                new = line.model_copy(
                    update={
                        "state": settled.state,
                        "note": settled.note,
                        "settled": settled.settled,
                    }
                )
                place = agreement.commitments.index(line)
                work.change(
                    commitments,
                    _line(work, agreement, new, place),
                    commitments.c.person == person_id,
                    commitments.c.version == agreement.version,
                    commitments.c.id == new.id,
                )
                lines = (new if each is line else each for each in agreement.commitments)
                return agreement.model_copy(update={"commitments": tuple(lines)})
        raise StaleWriteError(
            "This commitment was settled elsewhere since you opened it. What is kept is that; "
            "your note is still on the page. Look at both, and save again.",
            agreement,
        )

    def tick(
        self, principal: Principal, person_id: str, review_id: str, *, done: bool
    ) -> Agreement:
        """Keep whether something to review was looked at, in the version in force."""
        with self.database.writing(principal) as work:
            agreement = _in_force(work, person_id)
            if review_id not in {each.id for each in agreement.review}:
                raise _no_such_line()
            review = tuple(
                each.model_copy(update={"done": done}) if each.id == review_id else each
                for each in agreement.review
            )
            new = agreement.model_copy(update={"review": review})
            work.change(
                agreements,
                AGREEMENTS.row(work, new),
                agreements.c.person == person_id,
                agreements.c.version == new.version,
            )
            return new


def _replace(work: Work, agreement: Agreement, key: str) -> None:
    """Put a version in force in place of the one before."""
    for table in (agreements, commitments):
        work.change(
            table, {"current": False}, table.c.person == agreement.person, table.c.current.is_(True)
        )
    work.add(agreements, [AGREEMENTS.row(work, agreement, current=True, made_by=key)])
    lines = [
        _line(work, agreement, each, place) for place, each in enumerate(agreement.commitments)
    ]
    work.add(commitments, lines)


def _line(work: Work, agreement: Agreement, line: Commitment, place: int) -> dict[str, object]:
    return COMMITMENTS.row(
        work, line, person=agreement.person, version=agreement.version, place=place, current=True
    )


def _in_force(work: Work, person: str) -> Agreement:
    work.hold(person)
    found = latest_versions(work, person)
    if not found:
        raise InputError(
            "There is no approved contract with this person. Nothing was changed. Approve one "
            "first."
        )
    return found[0]


def _version(work: Work, person: str, number: int) -> Agreement:
    (found,) = _taken_out(
        work,
        [agreements.c.person == person, agreements.c.version == number],
        [commitments.c.person == person, commitments.c.version == number],
    )
    return found


def _no_such_line() -> InputError:
    return InputError(
        "There is no such line in the contract that is in force. Nothing was changed. Load the "
        "contract again, as a newer version may have replaced it."
    )
