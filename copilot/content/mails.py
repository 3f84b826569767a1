"""The mails to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.content.yaml_file import open_yaml
from copilot.domain.mails import MAIL_IDS, MailTemplate

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from copilot.domain.mails import MailId


def load_mails(knowledge: Path, topics: Collection[str]) -> dict[MailId, MailTemplate]:
    """Read ``mails.yaml``.

    Raises:
        DataFileError: The file is missing or broken, lacks a mail, or names an unknown topic.
    """
    document = open_yaml(knowledge / "mails.yaml")
    mails: dict[MailId, MailTemplate] = {mail.id: mail for mail in document.into_list(MailTemplate)}
    document.refuse_unknown_topics(topics)
    missing = [mail_id for mail_id in MAIL_IDS if mail_id not in mails]
    if missing:
        raise document.error((), f"the mail `{missing[0]}` is missing; add it")
    return mails
