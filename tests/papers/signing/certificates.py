"""Key files made for a test: self-signed, of invented persons and offices."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from tinnhiem.papers.signing.keys import KeyFile

AT = datetime(2026, 7, 6, 8, 30, 5, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PASSWORD = "mật khẩu thử"
HEAD_OF_DEMO = "Nguyễn Thiên Bút"  # who signs in the demonstration
CHIEF, OFFICE = "Nguyễn Văn Ưởng", "Văn phòng UBND tỉnh Quảng Ngãi"


@cache
def _key(name: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def certificate(
    name: str,
    *,
    begins: datetime = AT - timedelta(days=30),
    ends: datetime = AT + timedelta(days=365 * 5),
    may_sign: bool = True,
) -> x509.Certificate:
    """Return a self-signed certificate of that name."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=may_sign,
        content_commitment=may_sign,
        key_encipherment=not may_sign,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(_key(name).public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(usage, critical=True)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(_key(name), hashes.SHA256())
    )


def key_file(folder: Path, name: str, **facts: object) -> KeyFile:
    """Write a .p12 and return it with its password."""
    content = pkcs12.serialize_key_and_certificates(
        name.encode(),
        _key(name),
        certificate(name, **facts),  # type: ignore[arg-type]
        None,
        serialization.BestAvailableEncryption(PASSWORD.encode()),
    )
    path = folder / f"{abs(hash(name))}.p12"
    path.write_bytes(content)
    return KeyFile(path=path, password=PASSWORD)


def key_of(name: str) -> rsa.RSAPrivateKey:
    """Return the key behind a certificate, for a token."""
    return _key(name)
