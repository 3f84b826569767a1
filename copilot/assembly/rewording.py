"""A mail smoothed by a language model; what was agreed is not its to word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.assembly.asking import WAS_WRONG, ask, reply_of
from copilot.assembly.hearing import flagged_in, people_of, undertaken_in
from copilot.assembly.letters import Paper
from copilot.domain.mails import WordedMail
from copilot.domain.reading import Reading
from copilot.domain.second_opinion import MailReply
from copilot.guard.ears import Desk
from copilot.guard.figures import Held
from copilot.guard.mails import lines_of, parts_of, worded
from copilot.guard.pseudonyms import Pseudonyms
from copilot.reading.dates import find_due_dates
from copilot.risk.names import sure_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.assembly.letters import Letter, Letters
    from copilot.assembly.parts import Parts
    from copilot.domain.chat import Completion
    from copilot.domain.mails import Mail
    from copilot.domain.passages import Passage
    from copilot.domain.second_opinion import Dropped
    from copilot.guard.mails import Worded
    from copilot.ports import ChatModel

_AGAIN = WAS_WRONG.format(ground="draft")
_USELESS = "Most of what the language model wrote says something else than the mail."


@dataclass(frozen=True)
class ToReword:
    """A mail, and who writes it to whom."""

    mail: Mail
    name: str
    """What kind of mail it is, for people."""
    report: str
    manager: str | None = None


@dataclass(frozen=True)
class Rewording:
    """Asks a model to smooth a mail."""

    parts: Parts
    letters: Letters

    def letter(self, asked: ToReword, *, again: bool = False) -> Letter:
        """Write what is sent about a mail: the mail, and nothing that does not stand in it.

        Raises:
            InputError: The mail is longer than it may be.
            StorageError: Who is on the roster can't be read.
        """
        text = f"{asked.mail.subject}\n{asked.mail.body}"
        days = find_due_dates(text, None)
        reading = Reading(text=text, due_dates=days, report=asked.report, manager=asked.manager)
        people = people_of(self.parts, reading)

        def write(_: Sequence[Passage]) -> Letter:
            paper = Paper.new(Pseudonyms(people))
            values = {
                "purpose": asked.name,
                "draft": paper.fenced("draft", _shown(asked.mail)),
                "earlier": _AGAIN if again else "",
            }
            return self.letters.write("mail", values, paper)

        return self.letters.within("mail", write)

    def reworded(self, asked: ToReword, chat: ChatModel | None) -> WordedMail:
        """Take the model's words where they stand up; the engine's stay everywhere else."""
        found = ask(
            self.parts.settings,
            chat,
            lambda again: self.letter(asked, again=again),
            lambda completion, letter: self._checked(asked, completion, letter),
            _USELESS,
        )
        if found.found is None:
            return WordedMail(mail=asked.mail, llm=found.opinion)
        put, dropped = found.found
        opinion = found.opinion.model_copy(update={"dropped": dropped})
        return WordedMail(mail=put.mail, reworded=put.reworded, llm=opinion)

    def _checked(
        self, asked: ToReword, completion: Completion, letter: Letter
    ) -> tuple[Worded, tuple[Dropped, ...]] | None:
        reply = reply_of(completion, letter, MailReply)
        if reply is None:
            return None
        mail = asked.mail
        held = Held(f"{mail.subject}\n{mail.body}", sure_names)
        flagged = flagged_in(self.parts, self.parts.policy, asked.report)
        bench = Desk(held, letter.fence, flagged)
        bench.hear([text for _, text in lines_of(mail, reply)])
        put = worded(mail, reply, bench, undertaken_in(self.parts))
        if bench.passed < len(bench.dropped):
            return None
        return put, tuple(bench.dropped)


def _shown(mail: Mail) -> list[str]:
    told = [
        f"{'fixed' if part.fixed else part.id}: {_marked(part.text, mail.kept)}"
        for part in parts_of(mail)
    ]
    return "\n\n".join(told).split("\n")


def _marked(text: str, kept: Sequence[str]) -> str:
    """Put what was filled in between quotation marks, which the prompt says to copy."""
    for each in sorted(kept, key=len, reverse=True):
        text = text.replace(each, f"“{each}”")
    return text
