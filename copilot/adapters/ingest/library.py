"""A manager's own playbooks: from a file by way of a preview to what is kept."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from copilot.adapters.ingest.chunks import slug
from copilot.adapters.ingest.making import plain_name, playbook_from, told_left_out
from copilot.adapters.ingest.orders import reads_like_orders
from copilot.adapters.ingest.reading import checked_size, read_apart
from copilot.adapters.ingest.shelf import Shelf
from copilot.domain.library import Preview
from copilot.domain.passages import Provenance
from copilot.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from copilot.domain.passages import Passage, Playbook

_LONGEST_ID = 40


class PlaybookFolder:
    """Fits :class:`copilot.ports.PlaybookLibrary`; nothing is made on disk before a change."""

    def __init__(self, folder: Path, reserved: Collection[str] = ()) -> None:
        """Read nothing yet.

        Args:
            folder: The data folder.
            reserved: Ids that playbooks in the package have.
        """
        self._shelf = Shelf(folder, frozenset(reserved))
        self._reserved = frozenset(reserved)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with what is kept, for people."""
        return self._shelf.warnings

    def load(self) -> tuple[Playbook, ...]:
        """Return what is kept; the very same tuple as long as nothing changes on disk."""
        return self._shelf.load()

    def passage(self, topic: str) -> Passage | None:
        """The passage of that id."""
        return self._shelf.passage(topic)

    def preview_file(self, path: Path, approved_by: str) -> Preview:
        """Read a file and show what would be kept; raises as :meth:`preview`."""
        name = plain_name(path.name)
        try:
            if path.is_dir():
                raise InputError(f"{name} is a folder. Nothing was kept. Name files in it.")
            if path.exists() and not path.is_file():
                raise InputError(f"{name} is no ordinary file. Nothing was kept. Copy it to one.")
            checked_size(name, path.stat().st_size)
            data = path.read_bytes()
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "there can be no file of that name"
            raise InputError(
                f"{name} can't be read ({why}). Nothing was kept. Check its name and its rights."
            ) from error
        return self.preview(name, data, approved_by)

    def preview(self, name: str, data: bytes, approved_by: str) -> Preview:
        """Show what would be kept of a file's bytes.

        Raises:
            InputError: It can't be read, or nobody approves; nothing was kept.
        """
        file, approver = plain_name(name), " ".join(approved_by.split())
        if not approver:
            raise InputError("Nobody is named who approves it. Nothing was kept. Name somebody.")
        digest = hashlib.sha256(data).hexdigest()
        kept = [(book, book.provenance) for book in self.load()]
        for book, origin in kept:
            if origin and origin.sha256 == digest:
                return Preview(file=file, standing="already-there", playbook=book)
        extract = read_apart(file, data)
        older = next((book for book, origin in kept if origin and origin.file == file), None)
        playbook = playbook_from(
            extract,
            older.id if older else self._free_id(file),
            older.version + 1 if older else 1,
            Provenance(
                file=file,
                heading="",
                page=None,
                sha256=digest,
                approved_by=approver,
                added_on=dt.datetime.now(tz=dt.UTC).astimezone().date(),
            ),
        )
        return Preview(
            file=file,
            standing="update" if older else "new",
            playbook=playbook,
            warnings=told_left_out(extract.left_out),
            orders=tuple(
                each.topic
                for each in playbook.passages
                if reads_like_orders(f"{each.heading}\n{each.text}")
            ),
        )

    def keep(self, preview: Preview) -> Playbook:
        """Keep what somebody approved.

        Raises:
            InputError: Somebody else changed that playbook since the preview.
            StorageError: It can't be kept; nothing was changed.
        """
        if preview.standing != "already-there":
            self._shelf.put(preview.playbook)
        return preview.playbook

    def remove(self, playbook_id: str) -> None:
        """Take a playbook away, one whose file is damaged too.

        Raises:
            InputError: There is none of that id, or it came with the package.
            StorageError: It can't be taken away; nothing was changed.
        """
        if playbook_id in self._reserved:
            raise InputError(
                f"The playbook {playbook_id} came with the package and stays. Nothing was changed."
            )
        self._shelf.take_away(playbook_id)

    def _free_id(self, file: str) -> str:
        wanted = slug(file.rpartition(".")[0])[:_LONGEST_ID].strip("-")
        taken = self._reserved | self._shelf.ids()
        number = 1
        while (found := wanted if number == 1 else f"{wanted}-{number}") in taken:
            number += 1
        return found
