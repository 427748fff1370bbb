"""Signing with a token: SoftHSM2 stands in for one when Debian's package is there."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from tests.papers.builders import MADE_AT
from tests.papers.reading import one_paper
from tests.papers.signing.certificates import AT, CHIEF, certificate, key_of
from tinnhiem.core.papers.signing import errors
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.signing.keys import Token
from tinnhiem.papers.signing.sign import Order, Role, sign_pdf
from tinnhiem.papers.signing.signatures import read_signatures

pytest.importorskip("pyhanko", reason="the extra «sign» is not installed: NOT signed")
LIBRARIES = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
    Path("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
)
PIN, LABEL, KEY = "246810", "van-phong", "ky-so"


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Token:
    """A software token with one key and its certificate."""
    library = next((path for path in LIBRARIES if path.is_file()), None)
    tool = shutil.which("softhsm2-util")
    if library is None or tool is None:
        pytest.skip("no softhsm2 here: signing with a token was NOT tried")
    store = tmp_path / "tokens"
    store.mkdir()
    settings = tmp_path / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {store}\n", encoding="utf-8")
    # The library reads where its tokens lie from the environment, and only there.
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    pem = tmp_path / "khoa.pem"
    pem.write_bytes(
        key_of(CHIEF).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    common = ("--token", LABEL, "--pin", PIN)
    for command in (
        ("--init-token", "--free", "--label", LABEL, "--so-pin", PIN, "--pin", PIN),
        ("--import", str(pem), *common, "--label", KEY, "--id", "01"),
    ):
        subprocess.run([tool, *command], check=True, capture_output=True)
    made = Token(library=library, label=LABEL, key=KEY, pin=PIN)
    _store_certificate(made)
    return made


def _store_certificate(token: Token) -> None:
    import pkcs11
    from pkcs11 import Attribute, CertificateType, ObjectClass

    der = certificate(CHIEF).public_bytes(serialization.Encoding.DER)
    found = pkcs11.lib(str(token.library)).get_token(token_label=token.label)
    with found.open(user_pin=token.pin, rw=True) as session:
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                Attribute.TOKEN: True,
                Attribute.LABEL: token.key,
                Attribute.ID: b"\x01",
                Attribute.SUBJECT: certificate(CHIEF).subject.public_bytes(),
                Attribute.VALUE: der,
            }
        )


def test_a_token_signs_and_says_why_it_does_not(token: Token) -> None:
    """One test: the library keeps its tokens for as long as the process lives."""
    from dataclasses import replace

    pdf = to_pdf(one_paper("D21"), made_at=MADE_AT)
    order = Order(role=Role.PERSON)

    with pytest.raises(errors.KeyPasswordError):
        sign_pdf(pdf, order, key=replace(token, pin="000000"), at=AT, path="x")
    with pytest.raises(errors.TokenError, match="khác"):
        sign_pdf(pdf, order, key=replace(token, key="khác"), at=AT, path="x")
    with pytest.raises(errors.TokenError, match="không thấy"):
        sign_pdf(pdf, order, key=replace(token, label="khác"), at=AT, path="x")

    signed = sign_pdf(pdf, order, key=token, at=AT, path="x")

    assert [one.signer for one in read_signatures(signed.content, path="x")] == [CHIEF]
