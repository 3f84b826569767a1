"""Encryption: a key a person, wrapped by a master key; whoever destroys the key destroys the words.

AES-256 in GCM. Each sealed value is bound to its owner, person, table and row, so that it opens
nowhere else.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from copilot.errors import KeyMissingError

if TYPE_CHECKING:
    from pathlib import Path

_FORM = b"\x01"
"""First byte of whatever is sealed; another way of sealing takes another."""
_NONCE = 12
_KEY = 32
_PROOF = b"copilot"


class Cipher:
    """Seals and opens with one key."""

    def __init__(self, key: bytes) -> None:
        """Take a key of 32 bytes."""
        self._aes = AESGCM(key)

    def seal(self, content: bytes, place: str) -> bytes:
        """Encrypt; only the same place opens it."""
        nonce = secrets.token_bytes(_NONCE)
        return _FORM + nonce + self._aes.encrypt(nonce, content, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """Decrypt what was sealed for a place.

        Raises:
            KeyMissingError: The key doesn't fit, or somebody changed or moved it.
        """
        if sealed[:1] != _FORM:
            raise _does_not_fit()
        nonce, content = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        try:
            return self._aes.decrypt(nonce, content, place.encode())
        except InvalidTag:
            raise _does_not_fit() from None

    def seal_fields(self, fields: dict[str, Any], place: str) -> bytes:
        """Encrypt fields of a value."""
        return self.seal(json.dumps(fields).encode(), place)

    def open_fields(self, sealed: bytes, place: str) -> dict[str, Any]:
        """Decrypt fields of a value; raises as :meth:`open`."""
        return json.loads(self.open(sealed, place))


class Vault:
    """Makes, wraps and opens the keys of people."""

    def __init__(self, master: bytes) -> None:
        """Take the master key, at least 32 bytes of it."""
        derive = HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=b"copilot person keys")
        self._master = Cipher(derive.derive(master))

    def new_key(self, owner: str, person: str) -> bytes:
        """Make a key for a person; returned wrapped."""
        return self._master.seal(secrets.token_bytes(_KEY), place_of("key", owner, person))

    def cipher(self, wrapped: bytes, owner: str, person: str) -> Cipher:
        """Open a person's key.

        Raises:
            KeyMissingError: It was wrapped by another master key.
        """
        return Cipher(self._master.open(wrapped, place_of("key", owner, person)))

    def proof(self) -> bytes:
        """Make something that only this master key opens."""
        return self._master.seal(_PROOF, "proof")

    def check(self, proof: bytes) -> None:
        """See that a proof was made with this master key.

        Raises:
            KeyMissingError: It was made with another.
        """
        self._master.open(proof, "proof")


def place_of(*parts: str) -> str:
    """Join names into one that no other names give."""
    return json.dumps(parts)


def master_key(given: str | None, file: Path, *, may_be_made: bool) -> bytes:
    """Read the master key from the setting, or else from its file.

    Args:
        given: COPILOT_MASTER_KEY.
        file: Where the key lies without that setting; readable by its owner alone.
        may_be_made: Whether nothing is encrypted with it yet.

    Raises:
        KeyMissingError: There is data, and no key.
        OSError: The file can't be read or written.
    """
    if given is not None:
        return given.encode()
    try:
        return base64.b64decode(file.read_bytes(), validate=True)
    except binascii.Error:
        raise _does_not_fit() from None
    except FileNotFoundError:
        if not may_be_made:
            raise KeyMissingError(
                f"The key to your people's data is missing: there is no {file}, and "
                "COPILOT_MASTER_KEY isn't set. The data is as it was, and can't be read without. "
                "Put the key back from where you keep it."
            ) from None
    key = secrets.token_bytes(_KEY)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(base64.b64encode(key))
        out.flush()
        os.fsync(out.fileno())
    return key


def _does_not_fit() -> KeyMissingError:
    return KeyMissingError(
        "The key to your people's data doesn't fit what is kept. Nothing was changed. Set "
        "COPILOT_MASTER_KEY to the key it was written with, or put the master.key file back that "
        "belongs to it."
    )
