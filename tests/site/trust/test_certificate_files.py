"""The LAN certificate's files: how they heal, and what a stolen key cannot sign."""

import shutil
import ssl
import subprocess
from collections.abc import Callable
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID

from tinnhiem.actions.trust.lan_certificate import ready_certificate
from tinnhiem.config.clock import current_time
from tinnhiem.core.trust.lan import lan_names
from tinnhiem.store.certificates import (
    AUTHORITY,
    AUTHORITY_KEY,
    LEAF,
    LEAF_KEY,
    read_authority,
    read_leaf,
)
from tinnhiem.store.folder import CERTIFICATES

HOST = "hcqt-pc"


@pytest.fixture
def ready(folder: Path) -> Path:
    """The folder of certificates of a machine at 192.168.1.5."""
    names = lan_names(["192.168.1.5"], host=HOST, names=())
    assert ready_certificate(names, host=HOST, by="lan", now=current_time())
    return folder / CERTIFICATES


def torn(folder: Path) -> None:
    """The key of a new certificate is there, the certificate is not yet."""
    (folder / LEAF_KEY).write_bytes((folder / AUTHORITY_KEY).read_bytes())


def cut(folder: Path) -> None:
    (folder / LEAF_KEY).write_bytes((folder / LEAF_KEY).read_bytes()[:40])


def emptied(folder: Path) -> None:
    (folder / LEAF).write_bytes(b"")


@pytest.mark.parametrize("fault", [torn, cut, emptied])
def test_a_certificate_that_a_power_cut_broke_is_made_again(
    ready: Path, fault: Callable[[Path], None]
) -> None:
    names = lan_names(["192.168.1.5"], host=HOST, names=())
    fault(ready)

    assert read_leaf() is None
    assert ready_certificate(names, host=HOST, by="", now=current_time())
    ssl.create_default_context().load_cert_chain(ready / LEAF, ready / LEAF_KEY)
    assert not ready_certificate(names, host=HOST, by="", now=current_time())


@pytest.mark.usefixtures("ready")
def test_in_the_last_month_of_the_authority_nothing_is_made_at_each_look() -> None:
    names = lan_names(["192.168.1.5"], host=HOST, names=())
    authority = read_authority()
    assert authority
    late = authority.until - timedelta(days=20)

    assert ready_certificate(names, host=HOST, by="", now=late)
    assert not ready_certificate(names, host=HOST, by="", now=late)
    assert ready_certificate(names, host=HOST, by="", now=authority.until)


def test_a_renamed_machine_keeps_a_certificate_that_phones_accept(ready: Path) -> None:
    renamed = lan_names(["192.168.1.5"], host="phong-hc", names=())

    assert ready_certificate(renamed, host="phong-hc", by="", now=current_time())
    leaf = read_leaf()
    assert leaf
    assert leaf.names.names == ("phong-hc.local", "phong-hc.lan")
    assert not ready_certificate(renamed, host="phong-hc", by="", now=current_time())
    assert_verified(ready / AUTHORITY, ready / LEAF, purpose="sslserver")


@pytest.mark.parametrize(
    ("purpose", "uses", "name"),
    [
        ("smimesign", ExtendedKeyUsageOID.EMAIL_PROTECTION, x509.DNSName("a.local")),
        ("sslclient", ExtendedKeyUsageOID.CLIENT_AUTH, x509.DNSName("a.local")),
        ("sslserver", ExtendedKeyUsageOID.SERVER_AUTH, x509.DNSName("a.example")),
        *(
            ("sslserver", ExtendedKeyUsageOID.SERVER_AUTH, name)
            for name in (
                x509.RFC822Name("chanh.vp@tinh.example"),
                x509.UniformResourceIdentifier("https://tinh.example/"),
                x509.IPAddress(ip_address("203.0.113.5")),
            )
        ),
    ],
)
def test_a_stolen_key_signs_nothing_but_servers_of_the_lan(
    ready: Path, purpose: str, uses: x509.ObjectIdentifier, name: x509.GeneralName
) -> None:
    anchor, forged = ready / AUTHORITY, ready / "gia.pem"
    allowed = x509.DNSName("a.local")

    forged.write_bytes(signed_by_thief(ready, uses=uses, name=name))
    assert_refused(anchor, forged, purpose=purpose)

    served = ExtendedKeyUsageOID.SERVER_AUTH
    forged.write_bytes(signed_by_thief(ready, uses=served, name=allowed))
    assert_verified(anchor, forged, purpose="sslserver")


def signed_by_thief(
    folder: Path, *, uses: x509.ObjectIdentifier, name: x509.GeneralName
) -> bytes:
    """Return what somebody signs with the authority's key, as PEM."""
    now, key = current_time(), ec.generate_private_key(ec.SECP256R1())
    authority = x509.load_pem_x509_certificate((folder / AUTHORITY).read_bytes())
    signer = serialization.load_pem_private_key(
        (folder / AUTHORITY_KEY).read_bytes(), password=None
    )
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    return (
        x509.CertificateBuilder()
        .serial_number(5)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=9))
        .issuer_name(authority.subject)
        .subject_name(x509.Name([]))
        .public_key(key.public_key())
        .add_extension(x509.ExtendedKeyUsage([uses]), critical=False)
        .add_extension(usage_of_a_leaf(), critical=True)
        .add_extension(x509.SubjectAlternativeName([name]), critical=True)
        .sign(signer, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )


def usage_of_a_leaf() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        **dict.fromkeys(
            (
                *("content_commitment", "key_encipherment", "data_encipherment"),
                *("key_agreement", "key_cert_sign", "crl_sign"),
                *("encipher_only", "decipher_only"),
            ),
            False,
        ),
    )


def assert_verified(anchor: Path, leaf: Path, *, purpose: str) -> None:
    done = verified(anchor, leaf, purpose=purpose)
    assert done.returncode == 0, done.stderr


def assert_refused(anchor: Path, leaf: Path, *, purpose: str) -> None:
    done = verified(anchor, leaf, purpose=purpose)
    assert done.returncode == 2, done.stdout


def verified(
    anchor: Path, leaf: Path, *, purpose: str
) -> subprocess.CompletedProcess[str]:
    """Ask OpenSSL, which is not the library that made them."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("no openssl here")
    return subprocess.run(
        [program, "verify", "-purpose", purpose, "-CAfile", anchor, leaf],
        capture_output=True,
        text=True,
        check=False,
    )
