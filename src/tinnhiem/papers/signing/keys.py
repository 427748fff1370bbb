"""A private key and its certificate: from a key file, or from a token."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from tinnhiem.core.papers.signing.errors import (
    CertificateExpiredError,
    CertificateUsageError,
    KeyFileError,
    KeyPasswordError,
    SigningExtraMissingError,
    TokenError,
)

_FOR_SIGNING: Final = {"digital_signature", "non_repudiation"}
KEY_FILE_LIMIT: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """A file of the kind PKCS#12 (.p12, .pfx)."""

    path: Path
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A smart token behind a PKCS#11 library, as those of Ban Cơ yếu Chính phủ.

    Attributes:
        library: The maker's .so or .dll.
        label: The token's.
        key: The label of key and certificate on it.
        pin: Of the user.
    """

    library: Path
    label: str
    key: str
    pin: str


KeySource = KeyFile | Token


def require_extra() -> None:
    """Refuse when pyHanko is not installed.

    Raises:
        SigningExtraMissingError: The sentence says how to install it.
    """
    try:
        import pyhanko.sign  # noqa: F401 - asked for, not used
    except ImportError as missing:
        raise SigningExtraMissingError from missing


@contextmanager
def opened(source: KeySource, *, at: datetime) -> Iterator[Any]:
    """Yield a signer of pyHanko; the token is closed after.

    Args:
        source: Where the key is.
        at: Aware; the certificate must be valid then.

    Raises:
        SigningExtraMissingError: pyHanko is not installed.
        KeyFileError, KeyPasswordError, TokenError: The key cannot be had.
        CertificateExpiredError, CertificateUsageError: It is not for this.
    """
    require_extra()
    if isinstance(source, KeyFile):
        signer = _from_file(source)
        _require_usable(signer.signing_cert, str(source.path), at=at)
        yield signer
        return
    with _session(source) as session:
        signer = _from_token(session, source)
        _require_usable(signer.signing_cert, source.label, at=at)
        yield signer


def name_in(certificate: Any) -> str:
    """Return whom a certificate names: its common name, else its organisation."""
    names = certificate.subject.native
    found = names.get("common_name") or names.get("organization_name") or ""
    return found if isinstance(found, str) else " ".join(found)


def _from_file(source: KeyFile) -> Any:
    from asn1crypto import pkcs12 as structure  # type: ignore[import-untyped]
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign import signers

    path = str(source.path)
    try:
        if source.path.stat().st_size > KEY_FILE_LIMIT:
            raise KeyFileError(path, detail="tệp quá lớn")
        content = source.path.read_bytes()
    except OSError as refused:
        raise KeyFileError(path, detail=str(refused.strerror or "")) from refused
    try:
        structure.Pfx.load(content, strict=True).native  # noqa: B018 - parses it all
    except (ValueError, TypeError, KeyError) as broken:
        raise KeyFileError(path, detail="không phải tệp PKCS#12") from broken
    password = source.password.encode()
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, password)
    except ValueError as refused:
        raise KeyPasswordError(path) from refused
    if key is None or certificate is None:
        raise KeyFileError(path, detail="thiếu khóa bí mật hoặc chứng thư số")
    signer = signers.SimpleSigner.load_pkcs12_data(
        content, other_certs=[], passphrase=password
    )
    if signer is None:
        raise KeyFileError(path, detail="loại khóa không dùng để ký được")
    return signer


@contextmanager
def _session(source: Token) -> Iterator[Any]:
    from pkcs11 import exceptions
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import open_pkcs11_session

    if not source.library.is_file():
        raise TokenError(source.label, detail=f"không có thư viện {source.library}")
    try:
        session = open_pkcs11_session(
            str(source.library),
            token_criteria=TokenCriteria(label=source.label),
            user_pin=source.pin,
        )
    except _wrong_pins() as wrong:
        raise KeyPasswordError(source.label) from wrong
    except exceptions.PinLocked as locked:
        raise TokenError(source.label, detail="mã PIN đã bị khóa") from locked
    except (exceptions.PKCS11Error, RuntimeError) as refused:
        detail = "không thấy thiết bị trong máy, hoặc thư viện không đọc được"
        raise TokenError(source.label, detail=detail) from refused
    try:
        yield session
    finally:
        session.close()


def _wrong_pins() -> tuple[type[Exception], ...]:
    from pkcs11 import exceptions

    return (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange)


def _from_token(session: Any, source: Token) -> Any:
    from pkcs11 import ObjectClass, exceptions
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.pkcs11 import PKCS11Signer

    signer = PKCS11Signer(session, cert_label=source.key, key_label=source.key)
    try:
        # The key is looked for before anything is written.
        session.get_key(object_class=ObjectClass.PRIVATE_KEY, label=source.key)
        found = signer.signing_cert
    except (exceptions.PKCS11Error, SigningError) as refused:
        detail = f"không có khóa và chứng thư số tên «{source.key}»"
        raise TokenError(source.label, detail=detail) from refused
    if found is None:
        raise TokenError(source.label, detail=f"không có chứng thư số «{source.key}»")
    return signer


def _require_usable(certificate: Any, where: str, *, at: datetime) -> None:
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    if not begins <= at <= ends:
        days = f"{begins:%d/%m/%Y} đến {ends:%d/%m/%Y}"
        raise CertificateExpiredError(where, detail=f"{name_in(certificate)}: {days}")
    usage = certificate.key_usage_value
    if usage is not None and not (set(usage.native) & _FOR_SIGNING):
        raise CertificateUsageError(where, detail=name_in(certificate))
