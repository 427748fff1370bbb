"""The files of the office's own authority and of the machine's certificate.

They lie in a folder of their own that no backup takes along (`store/backup`).
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha1, sha256
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.conf import settings

from tinnhiem.core.trust.errors import AuthorityBrokenError
from tinnhiem.core.trust.lan import (
    AUTHORITY_LIVES,
    CLOCK_SLACK,
    ENDINGS,
    LEAF_LIVES,
    PRIVATE,
    Authority,
    LanNames,
    LeafFacts,
)
from tinnhiem.store.folder import CERTIFICATES
from tinnhiem.store.whole_files import write_whole

AUTHORITY: Final = "goc.pem"
AUTHORITY_KEY: Final = "goc.khoa"
LEAF: Final = "may.pem"
LEAF_KEY: Final = "may.khoa"
SHA256: Final = hashes.SHA256()
NOBODY: Final = "nobody.invalid"  # no such name can exist. Source: RFC 2606 §2


def certificate_file() -> Path:
    """Return the machine's certificate, for a server to read."""
    return _folder() / LEAF


def key_file() -> Path:
    """Return the machine's key, for a server to read."""
    return _folder() / LEAF_KEY


def has_authority() -> bool:
    """Say whether the office has an authority."""
    return (_folder() / AUTHORITY).is_file()


def read_authority() -> Authority | None:
    """Return the authority, or None.

    Raises:
        AuthorityBrokenError: Its file cannot be read.
    """
    if not has_authority():
        return None
    certificate = _certificate(AUTHORITY)
    der = certificate.public_bytes(serialization.Encoding.DER)
    (title,) = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return Authority(
        title=str(title.value),
        der=der,
        sha256=sha256(der).hexdigest(),
        sha1=sha1(der, usedforsecurity=False).hexdigest(),
        until=certificate.not_valid_after_utc,
    )


def read_leaf() -> LeafFacts | None:
    """Return what the machine's certificate says.

    None where it is none of ours, cannot be read, or its key is that of another one:
    the power may go between writing the one and the other.

    Raises:
        AuthorityBrokenError: The authority's file cannot be read.
    """
    if not (certificate_file().is_file() and key_file().is_file()):
        return None
    authority = _certificate(AUTHORITY)
    try:
        leaf, key = _certificate(LEAF), _private_key(LEAF_KEY)
        leaf.verify_directly_issued_by(authority)
    except (AuthorityBrokenError, ValueError, TypeError, InvalidSignature):
        return None
    if key.public_key() != leaf.public_key():
        return None
    said = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    names = LanNames(
        tuple(said.get_values_for_type(x509.IPAddress)),  # type: ignore[arg-type]
        tuple(said.get_values_for_type(x509.DNSName)),
    )
    return LeafFacts(names=names, until=leaf.not_valid_after_utc)


def permitted_names() -> tuple[str, ...]:
    """Return the names that the authority may speak for, and those below them.

    Raises:
        AuthorityBrokenError: Its file cannot be read.
    """
    limits = _certificate(AUTHORITY).extensions.get_extension_for_class(
        x509.NameConstraints
    )
    allowed = limits.value.permitted_subtrees or ()
    return tuple(one.value for one in allowed if isinstance(one, x509.DNSName))


def write_authority(*, title: str, host: str, now: datetime) -> None:
    """Make an authority that may speak for private addresses only.

    Args:
        title: What phones call it.
        host: The machine's own name, which it may also speak for; empty: none.
        now: Aware.

    Raises:
        OSError: The folder cannot be written.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, title)])
    allowed: list[x509.GeneralName] = [x509.IPAddress(one) for one in PRIVATE]
    allowed += [x509.DNSName(one) for one in (*ENDINGS, *([host] if host else []))]
    # What is permitted of a kind forbids the rest of it: no mailbox, no other link.
    allowed += [
        x509.RFC822Name(NOBODY),
        x509.UniformResourceIdentifier(NOBODY),
    ]
    builder = (
        _dated(now, AUTHORITY_LIVES)
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(
            x509.NameConstraints(permitted_subtrees=allowed, excluded_subtrees=None),
            critical=True,
        )
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
        )
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
    )
    _keep({AUTHORITY_KEY: _secret(key), AUTHORITY: _public(builder.sign(key, SHA256))})


def write_leaf(names: LanNames, *, now: datetime) -> None:
    """Make the machine's certificate, signed by the authority.

    Raises:
        AuthorityBrokenError: The authority's files cannot be read.
        OSError: The folder cannot be written.
    """
    authority, signer = _certificate(AUTHORITY), _authority_key()
    key = ec.generate_private_key(ec.SECP256R1())
    first = str(names.addresses[0])
    builder = (
        _dated(now, LEAF_LIVES, not_after=authority.not_valid_after_utc)
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, first)]))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
        )
        .add_extension(x509.SubjectAlternativeName(_said(names)), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()),
            critical=False,
        )
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
    )
    _keep({LEAF_KEY: _secret(key), LEAF: _public(builder.sign(signer, SHA256))})


def _said(names: LanNames) -> Iterable[x509.GeneralName]:
    yield from (x509.IPAddress(one) for one in names.addresses)
    yield from (x509.DNSName(one) for one in names.names)


def _dated(
    now: datetime, lives: timedelta, *, not_after: datetime | None = None
) -> x509.CertificateBuilder:
    start = now.astimezone(UTC) - CLOCK_SLACK
    end = now.astimezone(UTC) + lives
    if not_after is not None:
        end = min(end, not_after)
    return (
        x509.CertificateBuilder()
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _folder() -> Path:
    return Path(settings.DATA_FOLDER).absolute() / CERTIFICATES


def _keep(files: dict[str, bytes]) -> None:
    folder = _folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    for name, content in files.items():  # the key first: without it the other is none
        write_whole(folder / name, content)


def _certificate(name: str) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate((_folder() / name).read_bytes())
    except (OSError, ValueError) as error:
        raise AuthorityBrokenError from error


def _private_key(name: str) -> ec.EllipticCurvePrivateKey:
    try:
        key = serialization.load_pem_private_key(
            (_folder() / name).read_bytes(), password=None
        )
    except (OSError, ValueError, TypeError) as error:
        raise AuthorityBrokenError from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise AuthorityBrokenError
    return key


def _authority_key() -> ec.EllipticCurvePrivateKey:
    key = _private_key(AUTHORITY_KEY)
    if key.public_key() != _certificate(AUTHORITY).public_key():
        raise AuthorityBrokenError
    return key


def _secret(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _public(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
