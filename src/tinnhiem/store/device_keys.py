"""Keys of the devices in the hall, made from the token in each one's own cookie.

The store keeps a digest of the token and the public half of its key. What is sealed to
a device is opened with the token that its next request carries, and by nothing that
lies on this machine: not the database, not a backup, not a log.
"""

import base64
import hashlib
import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tinnhiem.core.conference.errors import DeviceKeyError

TOKEN: Final = 32  # bytes
PUBLIC: Final = 32
NONCE: Final = 12
_OWN, _SEAL = b"tinnhiem/device/key", b"tinnhiem/device/seal"
_NEXT: Final = b"tinnhiem/device/next"


def new_token() -> str:
    """Return a fresh token, 43 signs that fit a cookie."""
    return secrets.token_urlsafe(TOKEN)


def digest_of(token: str) -> str:
    """Return what finds the device of a token, and gives away nothing of it."""
    return hashlib.sha256(b"tinnhiem/device/" + token.encode()).hexdigest()


def public_key_of(token: str) -> bytes:
    """Return the public half of the token's key, 32 bytes."""
    return _private(token).public_key().public_bytes_raw()


def next_token(token: str) -> str:
    """Return the token that takes this one's place; it does not lead back.

    Made from the old one, so that a device whose answer was lost on the way is still
    known: what it sends again leads to the same new token.
    """
    fresh = _derived(token.encode(), purpose=_NEXT)
    return base64.urlsafe_b64encode(fresh).rstrip(b"=").decode()


def seal_to(public_key: bytes, secret: bytes, *, device: bytes) -> bytes:
    """Return `secret` so that only the token behind `public_key` opens it.

    Args:
        public_key: Of the device, as `public_key_of` gave it.
        secret: What to seal; a key of 32 bytes.
        device: Key of the device's row: sealed for one row, it opens in no other.
    """
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public_key))
    ephemeral = once.public_key().public_bytes_raw()
    nonce = secrets.token_bytes(NONCE)
    cipher = AESGCM(_derived(shared, purpose=_SEAL + ephemeral + public_key))
    return ephemeral + nonce + cipher.encrypt(nonce, secret, device)


def open_with(token: str, sealed: bytes, *, device: bytes) -> bytes:
    """Return what was sealed to the device of `token`.

    Raises:
        DeviceKeyError: It was sealed to another device, or altered.
    """
    own = _private(token)
    ephemeral, nonce = sealed[:PUBLIC], sealed[PUBLIC : PUBLIC + NONCE]
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(ephemeral))
        public = own.public_key().public_bytes_raw()
        cipher = AESGCM(_derived(shared, purpose=_SEAL + ephemeral + public))
        return cipher.decrypt(nonce, sealed[PUBLIC + NONCE :], device)
    except (InvalidTag, ValueError) as error:
        raise DeviceKeyError from error


def _private(token: str) -> X25519PrivateKey:
    # Padding is what token_urlsafe leaves off; any other text is no token of ours.
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError as error:
        raise DeviceKeyError from error
    return X25519PrivateKey.from_private_bytes(_derived(raw, purpose=_OWN))


def _derived(secret: bytes, *, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret)
