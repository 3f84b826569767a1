"""Mails made from the contract: chosen, edited, and taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

import streamlit as st

from copilot.domain.mails import MAIL_IDS, Mail, MailId
from copilot.domain.notes import Notes
from copilot.errors import CopilotError, InputError
from copilot.export.mail import eml, mailto
from copilot.ui.conversation import send_words
from copilot.ui.conversation.send_view import flagged, last_taken, mail_acts, said_instead
from copilot.ui.conversation.send_words import About, Fields
from copilot.ui.shell import clock, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.flags import Flag
    from copilot.domain.people import Person, SentKind

_HEARD = "send_heard"
KINDS: dict[MailId, SentKind] = {
    "summary": "summary",
    "invitation": "invitation",
    "reflection": "reflection",
    "nudge": "nudge",
    "missed": "repair",
    "put-right": "repair",
}
"""As what a mail is noted."""


def section(copilot: Copilot, person: Person, manager: str | None, *, with_direction: bool) -> None:
    """Show one mail to edit, with what may be wrong with its words, and the ways out."""
    templates = copilot.mails
    session.field(session.MAIL, "summary")
    chosen: MailId = st.selectbox(
        "Which mail", MAIL_IDS, key=session.MAIL, format_func=lambda each: templates[each].name
    )
    today = clock.today()
    try:
        first = copilot.people.out.mail(
            person, chosen, today, manager, with_direction=with_direction
        )
    except InputError as error:
        draw("mail-none", [Node("p", str(error), look="notice below")])
        return
    # A field holds what was typed for as long as what it began with is the same.
    of = id_of(f"{person.id} {chosen} {first.subject} {first.body}")[:12]
    session.field(f"mail-subject-{of}", first.subject)
    session.field(f"mail-body-{of}", first.body)
    st.text_input("Subject", key=f"mail-subject-{of}", max_chars=200)
    st.text_area("Text", key=f"mail-body-{of}", height=380)
    state = st.session_state
    mail = Mail(subject=state[f"mail-subject-{of}"], body=state[f"mail-body-{of}"])
    _flags(copilot, of, mail.body)
    ground = mail.model_copy(update={"kept": first.kept})
    fields = Fields(of, f"mail-subject-{of}", f"mail-body-{of}")
    send_words.section(copilot, fields, ground, About(templates[chosen].name, person.name, manager))
    _ways_out(copilot, person, chosen, mail)


def _flags(copilot: Copilot, of: str, body: str) -> None:
    """Flag the words in place, and say them the other way at a press."""
    flags = _heard(copilot, body)

    def take(told: str) -> None:
        session.go_on()
        session.put(f"mail-body-{of}", said_instead(body, flags[int(told)]))

    if flags:
        draw(f"mail-flags-{of}", [flagged(flags)], on_press=take)


def _heard(copilot: Copilot, body: str) -> tuple[Flag, ...]:
    """Flag a mail's words once for each wording."""
    if not body.strip():
        return ()
    heard: dict[str, tuple[Flag, ...]] = st.session_state.setdefault(_HEARD, {})
    if body not in heard:
        heard.clear()
        heard[body] = copilot.flag(Notes(text=body))
    return heard[body]


def _ways_out(copilot: Copilot, person: Person, chosen: MailId, mail: Mail) -> None:
    link, kind = mailto(mail), KINDS[chosen]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Take it out as a mail file",
            eml(mail),
            f"{chosen}.eml",
            "message/rfc822",
            type="primary",
            on_click=note,
            args=(copilot, person, kind),
            help="Your mail program opens it as a draft, ready to send.",
        )
        if link.whole:
            st.link_button(
                "Open in your mail program", link.url, on_click=note, args=(copilot, person, kind)
            )

    def went(_told: str) -> None:
        note(copilot, person, kind)

    draw(f"mail-copy-{chosen}", [mail_acts(mail)], on_press=went)
    # Apart from the button, which says for a moment that it has copied.
    taken = last_taken(copilot.people.standing(person).sent, kind)
    if taken:
        draw(f"mail-taken-{chosen}", [taken])


def note(copilot: Copilot, person: Person, kind: SentKind) -> None:
    """Keep that something was taken out, so that Today stops asking for it."""
    session.go_on()
    now = clock.now()
    try:
        copilot.people.out.note(person, kind, now)
    except CopilotError as error:
        session.tell(str(error))


def id_of(name: str) -> str:
    """Make an id that is the same for the same name."""
    return uuid5(NAMESPACE_OID, name).hex
