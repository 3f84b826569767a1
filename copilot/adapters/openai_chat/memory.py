"""What endpoints turned out to take, kept so that it is found out once."""

from __future__ import annotations

import hashlib
import threading
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from copilot.adapters.openai_chat.traits import Traits
from copilot.adapters.owner_file import replace_text

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.domain.endpoint import Endpoint

_FILE = TypeAdapter(dict[str, Traits])
_LOCK_SECONDS = 2.0


class EndpointMemory:
    """The traits of endpoints, in this process and in ``llm/endpoints.json``.

    The file is a convenience: where it can't be read or written, endpoints are asked anew.
    """

    def __init__(self, folder: Path) -> None:
        """Keep them below the data folder; nothing is made before something is known."""
        self._path = folder / "llm" / "endpoints.json"
        self._known: dict[str, Traits] = {}
        self._lock = threading.Lock()

    def recall(self, endpoint: Endpoint) -> Traits | None:
        """What is known of an endpoint."""
        key = _key(endpoint)
        with self._lock:
            if key not in self._known:
                self._known |= self._read()
            return self._known.get(key)

    def keep(self, endpoint: Endpoint, traits: Traits) -> None:
        """Remember what an endpoint took."""
        key = _key(endpoint)
        with self._lock:
            if self._known.get(key) == traits:
                return
            self._known[key] = traits
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                lock = self._path.with_suffix(".lock")
                with FileLock(lock, timeout=_LOCK_SECONDS, mode=0o600):
                    kept = self._read() | {key: traits}
                    replace_text(self._path, _FILE.dump_json(kept, indent=1).decode() + "\n")
            except (OSError, Timeout):
                return

    def _read(self) -> dict[str, Traits]:
        try:
            return _FILE.validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return {}


def _key(endpoint: Endpoint) -> str:
    named = f"{endpoint.base_url}\n{endpoint.model}"
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16]
