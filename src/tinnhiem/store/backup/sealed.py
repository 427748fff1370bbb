"""A stream of bytes under a passphrase: scrypt, then ChaCha20-Poly1305 by chunks.

The chunks are those of the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár
2015): each nonce holds the chunk's number and whether it is the last, so that chunks
cannot be exchanged, left out, repeated or cut off at the end without being noticed.
"""

import hmac
import secrets
import unicodedata
from hashlib import scrypt, sha256
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from tinnhiem.core.trust.errors import (
    BackupFlaw,
    BackupRefusedError,
    PassphraseRefusedError,
)

MAGIC: Final = b"TNBACKUP"  # what else is sealed has eight letters of its own
VERSION: Final = 1
SALT: Final = 16
PREFIX: Final = 7  # of the nonce's twelve bytes; four count, one says «last»
HEADER: Final = len(MAGIC) + 1 + SALT + PREFIX
CHECK: Final = 32
CHUNK: Final = 1 << 20
TAG: Final = 16
KEY: Final = 32
# OWASP's figures for scrypt: 128 MiB, about half a second. They belong to the version
# and are not read from the file, which could ask for any amount of memory.
COST: Final = {"n": 1 << 17, "r": 8, "p": 1, "maxmem": 192 << 20}


class Sealer:
    """Writes to a file what can be read only with the passphrase."""

    def __init__(
        self, file: BinaryIO, passphrase: str, *, magic: bytes = MAGIC
    ) -> None:
        salt, prefix = secrets.token_bytes(SALT), secrets.token_bytes(PREFIX)
        header = magic + bytes([VERSION]) + salt + prefix
        self._file, self._chunks = file, _Chunks(header, passphrase)
        self._waiting = bytearray()
        file.write(header + self._chunks.check)

    def write(self, content: bytes) -> int:
        """Take more content."""
        self._waiting += content
        # One byte always waits, so that the last chunk is known to be the last.
        while len(self._waiting) > CHUNK:
            self._file.write(self._chunks.sealed(bytes(self._waiting[:CHUNK])))
            del self._waiting[:CHUNK]
        return len(content)

    def close(self) -> None:
        """Write the last chunk; the file itself stays open."""
        self._file.write(self._chunks.sealed(bytes(self._waiting), is_last=True))


class Opener:
    """Reads what `Sealer` wrote; gives out no byte that was not proved first."""

    def __init__(
        self, file: BinaryIO, passphrase: str, *, path: str, magic: bytes = MAGIC
    ) -> None:
        self._file, self._path = file, path
        header = file.read(HEADER)
        if header[: len(MAGIC)] != magic:
            raise BackupRefusedError(path, flaw=BackupFlaw.FOREIGN)
        check = file.read(CHECK)
        if len(check) < CHECK:
            raise BackupRefusedError(path, flaw=BackupFlaw.CUT)
        if header[len(MAGIC)] != VERSION:
            raise BackupRefusedError(path, flaw=BackupFlaw.NEWER)
        self._chunks = _Chunks(header, passphrase)
        if not hmac.compare_digest(check, self._chunks.check):
            raise PassphraseRefusedError(path)
        self._ahead = file.read(CHUNK + TAG)
        self._ready = b""
        self._is_done = False

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; fewer only at the end.

        Raises:
            BackupRefusedError: A chunk was altered, or the end is missing.
        """
        while len(self._ready) < size and not self._is_done:
            self._ready += self._next()
        given, self._ready = self._ready[:size], self._ready[size:]
        return given

    def drain(self) -> None:
        """Prove what is left, up to the last chunk."""
        while not self._is_done:
            self._next()

    def _next(self) -> bytes:
        raw, self._ahead = self._ahead, self._file.read(CHUNK + TAG)
        is_last = not self._ahead
        try:
            content = self._chunks.opened(raw, is_last=is_last)
        except InvalidTag as error:
            flaw = BackupFlaw.CUT if is_last else BackupFlaw.ALTERED
            raise BackupRefusedError(self._path, flaw=flaw) from error
        self._is_done = is_last
        return content


class _Chunks:
    """One key and the numbers of its chunks."""

    def __init__(self, header: bytes, passphrase: str) -> None:
        salt = header[len(MAGIC) + 1 :][:SALT]
        plain = unicodedata.normalize("NFC", passphrase).encode()
        keys = scrypt(plain, salt=salt, dklen=2 * KEY, **COST)
        self._cipher = ChaCha20Poly1305(keys[:KEY])
        self._header, self._number = header, 0
        # Says «wrong passphrase» at once, and nothing about the passphrase.
        self.check = hmac.digest(keys[KEY:], header, sha256)

    def sealed(self, content: bytes, *, is_last: bool = False) -> bytes:
        return self._cipher.encrypt(self._nonce(is_last), content, self._header)

    def opened(self, raw: bytes, *, is_last: bool) -> bytes:
        return self._cipher.decrypt(self._nonce(is_last), raw, self._header)

    def _nonce(self, is_last: bool) -> bytes:  # noqa: FBT001 - private, one call each
        number, self._number = self._number, self._number + 1
        return self._header[-PREFIX:] + number.to_bytes(4, "big") + bytes([is_last])
