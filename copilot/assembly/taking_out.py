"""Mails, calendar files and documents: made here, taken out by the manager, sent by nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid4, uuid5

from copilot.domain.people import SentItem
from copilot.errors import InputError
from copilot.export.agreed_markdown import agreed_markdown
from copilot.export.calendar import Agenda, ics
from copilot.export.days import day
from copilot.export.document import docx
from copilot.export.mail import compose, contract_values
from copilot.export.report_view import report_view

if TYPE_CHECKING:
    import datetime as dt

    from copilot.assembly.shelves import Shelves
    from copilot.domain.mails import Mail, MailId
    from copilot.domain.people import Agreement, Person, Principal, SentKind
    from copilot.domain.records import Standing
    from copilot.export.report_view import ReportView
    from copilot.ports.store import Store


@dataclass(frozen=True)
class TakingOut:
    """What leaves the app, each from the approved contract."""

    store: Store
    principal: Principal
    shelves: Shelves

    def view(
        self, person: Person, manager: str | None = None, *, with_direction: bool = False
    ) -> ReportView:
        """Show exactly what the other person will see.

        Raises:
            InputError: No contract is approved yet.
        """
        standing = self._standing(person)
        agreement = _approved(standing)
        held = next(
            (each.date for each in standing.conversations if each.id == agreement.conversation),
            agreement.approved.date(),
        )
        return report_view(agreement, person.name, manager, held, with_direction=with_direction)

    def mail(
        self,
        person: Person,
        mail_id: MailId,
        on: dt.date,
        manager: str | None = None,
        *,
        with_direction: bool = False,
    ) -> Mail:
        """Fill in a mail for the manager to edit.

        Raises:
            InputError: The mail needs an approved contract, or there is nothing to put right.
        """
        standing = self._standing(person)
        values = {"name": person.name, "manager": manager or ""} | self._planned(standing, on)
        if mail_id in {"summary", "nudge"}:
            values |= contract_values(self.view(person, manager, with_direction=with_direction))
        elif mail_id == "missed":
            values |= {"missed": _missed(_approved(standing), on)}
        elif mail_id == "put-right":
            values |= {"words": _words(standing)}
        return compose(self.shelves.mails[mail_id], values)

    def calendar(self, person: Person, now: dt.datetime) -> bytes:
        """Write own commitments, reviews and the next conversation as a calendar file."""
        versions = self.store.agreements.of(self.principal, person.id)
        standing = self._standing(person)
        ahead = [
            each
            for each in standing.conversations
            if not each.held and each.date >= now.date() and each.kind != "check-in"
        ]
        agenda = Agenda(
            name=person.name,
            agreement=versions[0] if versions else None,
            earlier=versions[1:],
            following=min(ahead, key=lambda each: each.date, default=None),
        )
        return ics(agenda, now)

    def document(self, view: ReportView, now: dt.datetime) -> bytes:
        """Write what the other person will see as a Word document."""
        return docx(view, now)

    def markdown(self, view: ReportView) -> str:
        """Write what the other person will see as Markdown."""
        return agreed_markdown(view)

    def took_out(
        self, conversation_id: str, kind: SentKind, at: dt.datetime, key: str | None = None
    ) -> SentItem:
        """Keep that something was taken out, so that Today no longer asks for it."""
        item = SentItem(conversation=conversation_id, kind=kind, at=at)
        return self.store.sent.add(self.principal, item, key or uuid4().hex)

    def take_back(self, item: SentItem) -> None:
        """Keep no longer that something was taken out; Today may ask for it again."""
        self.store.sent.drop(self.principal, item)

    def note(self, person: Person, kind: SentKind, at: dt.datetime) -> None:
        """Keep that something of that kind was taken out for somebody.

        An invitation is about the next conversation that is planned, all else about the one that
        the contract came from; where there is none, there is nothing to keep. Twice on a day, as by
        a double click, is kept once.
        """
        standing = self._standing(person)
        if kind in {"invitation", "reflection"}:
            planned = [each for each in standing.conversations if not each.held]
            about = min(planned, key=lambda each: each.date).id if planned else None
        else:
            about = standing.agreement.conversation if standing.agreement else None
        if about:
            once = uuid5(NAMESPACE_OID, f"{about} {kind} {at.date()}").hex
            self.took_out(about, kind, at, once)

    def _standing(self, person: Person) -> Standing:
        found = self.store.standing_of(self.principal, person.id)
        if found is None:
            raise InputError("This person has been erased. Nothing was written.")
        return found

    @staticmethod
    def _planned(standing: Standing, on: dt.date) -> dict[str, str | list[str]]:
        ahead = [each.date for each in standing.conversations if not each.held and each.date >= on]
        return {"planned": day(min(ahead))} if ahead else {}


def _approved(standing: Standing) -> Agreement:
    if standing.agreement is None:
        raise InputError(
            "No contract with this person is approved yet, and this is made from one. Nothing was "
            "written. `copilot contract draft` makes one to edit, `approve` puts it in force."
        )
    return standing.agreement


def _missed(agreement: Agreement, on: dt.date) -> list[str]:
    lines = [
        f"{line.action} (by {day(line.due)})" if line.due else line.action
        for line in agreement.commitments
        if line.owner == "manager"
        and (line.state == "missed" or (line.state == "open" and line.due and line.due < on))
    ]
    if not lines:
        raise InputError("Nothing of yours is overdue or missed. Nothing was written.")
    return lines


def _words(standing: Standing) -> str:
    waiting = [each.words for each in standing.repairs if each.repaired is None]
    if not waiting:
        raise InputError("There is nothing to put right. Nothing was written.")
    return " ".join(waiting)
