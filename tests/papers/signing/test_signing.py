"""Signing a paper: place, mark, order; and what another program says of it."""

import io
import os
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter

from tests.papers.builders import MADE_AT
from tests.papers.office import placed_words, require_office
from tests.papers.reading import one_paper
from tests.papers.signing.certificates import (
    AT,
    CHIEF,
    OFFICE,
    PASSWORD,
    key_file,
)
from tinnhiem.core.papers.signing import errors
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.signing.keys import KeyFile, Token
from tinnhiem.papers.signing.marks import read_picture, words_of_annex
from tinnhiem.papers.signing.places import MM, SEAL
from tinnhiem.papers.signing.sign import Order, Role, SignedFile, sign_pdf
from tinnhiem.papers.signing.signatures import read_signatures

pytest.importorskip("pyhanko", reason="the extra «sign» is not installed: NOT signed")
PERSON, ORGAN = Order(role=Role.PERSON), Order(role=Role.ORGAN)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return to_pdf(one_paper("D21"), made_at=MADE_AT)


@pytest.fixture
def chief(tmp_path: Path) -> KeyFile:
    return key_file(tmp_path, CHIEF)


@pytest.fixture
def office(tmp_path: Path) -> KeyFile:
    return key_file(tmp_path, OFFICE)


def sign(pdf: bytes, order: Order, key: KeyFile) -> SignedFile:
    return sign_pdf(pdf, order, key=key, at=AT, path="van-ban.pdf")


def said_by_poppler(pdf: bytes, folder: Path) -> str:
    """Return what pdfsig says; skip aloud without it, CI asks to fail instead."""
    pdfsig = shutil.which("pdfsig")
    if pdfsig is None:
        if os.environ.get("TINNHIEM_REQUIRE_OFFICE") == "1":
            pytest.fail("TINNHIEM_REQUIRE_OFFICE=1 asks for poppler-utils (pdfsig)")
        pytest.skip("no pdfsig here: signatures were NOT checked independently")
    file = folder / "da-ky.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        [pdfsig, "-nocert", str(file)], capture_output=True, text=True, check=False
    )
    return done.stdout


def test_person_then_organ_are_both_valid_to_another_program(
    pdf: bytes, chief: KeyFile, office: KeyFile, tmp_path: Path
) -> None:
    signed = sign(sign(pdf, PERSON, chief).content, ORGAN, office).content

    said = said_by_poppler(signed, tmp_path)
    assert said.count("Signature is Valid.") == 2
    assert said.count("ETSI.CAdES.detached") == 2
    assert said.index(CHIEF) < said.index(OFFICE)


def test_the_paper_itself_is_not_touched(
    pdf: bytes, chief: KeyFile, office: KeyFile
) -> None:
    once = sign(pdf, PERSON, chief).content
    twice = sign(once, ORGAN, office).content

    assert once.startswith(pdf)
    assert twice.startswith(once)
    read = PdfReader(io.BytesIO(twice))
    assert read.metadata is not None
    assert "sha256:" in str(read.metadata["/Keywords"])


def test_who_signed_is_listed_in_order(
    pdf: bytes, chief: KeyFile, office: KeyFile
) -> None:
    signed = sign(sign(pdf, PERSON, chief).content, ORGAN, office).content

    found = read_signatures(signed, path="x")

    assert [one.signer for one in found] == [CHIEF, OFFICE]
    assert [one.covers_all for one in found] == [False, True]
    assert all(one.is_intact and one.is_pades for one in found)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_one_byte_changed_breaks_every_signature(
    share: float, pdf: bytes, chief: KeyFile, office: KeyFile, tmp_path: Path
) -> None:
    signed = bytearray(sign(sign(pdf, PERSON, chief).content, ORGAN, office).content)
    at = _in_a_stream(signed, int(len(pdf) * share))
    signed[at] ^= 1

    found = read_signatures(bytes(signed), path="x")

    assert [one.is_intact for one in found] == [False, False]
    assert "Signature is Valid" not in said_by_poppler(bytes(signed), tmp_path)


def _in_a_stream(pdf: bytearray, near: int) -> int:
    """Return a place within compressed drawing, where no structure is harmed."""
    return pdf.index(b"stream\n", near) + 60


def test_the_person_signs_between_post_and_name(
    pdf: bytes, chief: KeyFile, tmp_path: Path
) -> None:
    require_office()
    place = sign(pdf, Order(role=Role.PERSON, picture=drawn()), chief).place

    file = tmp_path / "van-ban.pdf"
    file.write_bytes(pdf)
    words = placed_words(file)[place.page]
    name = [one for one in words if one.text == CHIEF.split()[-1]][-1]
    bottom = 297 - place.bottom / MM  # from the top, as the words
    assert 0 < name.y - bottom < 8
    assert place.left / MM < name.x < (place.left + place.width) / MM


def test_the_seal_lies_over_the_left_third(
    pdf: bytes, chief: KeyFile, office: KeyFile
) -> None:
    first = sign(pdf, Order(role=Role.PERSON, picture=drawn()), chief)
    second = sign(first.content, Order(role=Role.ORGAN, picture=drawn()), office)

    person, seal = first.place, second.place
    assert seal.width == seal.height == SEAL
    assert abs(seal.left + seal.width - (person.left + person.width / 3)) < 1
    middle = person.bottom + person.height / 2
    assert abs(seal.bottom + seal.height / 2 - middle) < 1


def test_words_of_person_and_organ_do_not_cover_each_other(
    pdf: bytes, chief: KeyFile, office: KeyFile
) -> None:
    first = sign(pdf, PERSON, chief)
    second = sign(first.content, ORGAN, office)

    assert second.place.bottom + second.place.height <= first.place.bottom + 1


def test_each_member_of_the_committee_signs_above_the_own_name(tmp_path: Path) -> None:
    content = to_pdf(one_paper("D16"), made_at=MADE_AT)
    places = []
    for name in ("Lê Văn Ổn", "Trần Thị Ưng", "Đặng Thị Ỷ"):
        signed = sign(content, PERSON, key_file(tmp_path, name))
        content = signed.content
        places.append(signed.place)

    secretary, head, member = places
    assert secretary.left < head.left
    assert member.bottom < secretary.bottom
    assert all(one.is_intact for one in read_signatures(content, path="x"))


def test_an_annex_bears_a_line_and_no_picture(office: KeyFile) -> None:
    annex = to_pdf(one_paper("D02b"), made_at=MADE_AT)

    place = sign(annex, Order(role=Role.ORGAN, annex_to="05/KH-VP"), office).place

    page = PdfReader(io.BytesIO(annex)).pages[0]
    assert place.page == 0
    assert place.bottom > float(page.mediabox.top) - 20 * MM
    assert words_of_annex("05/KH-VP", AT) == "Số 05/KH-VP; 06/7/2026; 08:30:05 +07:00"


def test_an_organ_waits_for_the_person(pdf: bytes, office: KeyFile) -> None:
    with pytest.raises(errors.SigningPlaceError):
        sign(pdf, ORGAN, office)


def test_nobody_signs_after_the_organ(
    pdf: bytes, chief: KeyFile, office: KeyFile
) -> None:
    signed = sign(sign(pdf, PERSON, chief).content, ORGAN, office).content

    with pytest.raises(errors.SignedAlreadyError):
        sign(signed, PERSON, chief)


def test_a_name_that_is_not_in_the_paper_is_refused(pdf: bytes, tmp_path: Path) -> None:
    with pytest.raises(errors.SigningPlaceError, match="Người Lạ"):
        sign(pdf, PERSON, key_file(tmp_path, "Người Lạ"))


def test_a_name_in_running_text_is_no_place_to_sign(pdf: bytes, tmp_path: Path) -> None:
    with pytest.raises(errors.SigningPlaceError):
        sign(pdf, PERSON, key_file(tmp_path, "Lê Thị Mỹ Hạnh"))


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        pytest.param(
            {"ends": AT - timedelta(days=1)}, errors.CertificateExpiredError, id="over"
        ),
        pytest.param(
            {"begins": AT + timedelta(days=1)},
            errors.CertificateExpiredError,
            id="not yet",
        ),
        pytest.param(
            {"may_sign": False}, errors.CertificateUsageError, id="for encryption"
        ),
    ],
)
def test_a_certificate_that_is_not_for_this_is_refused(
    facts: dict[str, object],
    refusal: type[errors.SigningError],
    pdf: bytes,
    tmp_path: Path,
) -> None:
    with pytest.raises(refusal, match=CHIEF):
        sign(pdf, PERSON, key_file(tmp_path, CHIEF, **facts))


def test_a_wrong_password_is_said_to_be_wrong(pdf: bytes, chief: KeyFile) -> None:
    with pytest.raises(errors.KeyPasswordError):
        sign(pdf, PERSON, KeyFile(path=chief.path, password=f"{PASSWORD} "))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"-----BEGIN CERTIFICATE-----", id="another kind"),
        pytest.param(os.urandom(64), id="anything"),
    ],
)
def test_a_file_that_is_no_key_is_said_to_be_none(
    content: bytes, pdf: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "khoa.p12"
    file.write_bytes(content)

    with pytest.raises(errors.KeyFileError):
        sign(pdf, PERSON, KeyFile(path=file, password=""))


def test_a_token_that_is_not_there_is_said_to_be_missing(pdf: bytes) -> None:
    token = Token(library=Path("khong-co.so"), label="CA", key="ky", pin="1")

    with pytest.raises(errors.TokenError, match="khong-co"):
        sign_pdf(pdf, PERSON, key=token, at=AT, path="x")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"%PDF-1.7 cut", id="cut off"),
        pytest.param(b"no PDF", id="no PDF"),
    ],
)
def test_what_is_no_pdf_is_refused(content: bytes, chief: KeyFile) -> None:
    with pytest.raises(errors.PdfUnsignableError):
        sign(content, PERSON, chief)


def test_a_locked_pdf_is_refused(pdf: bytes, chief: KeyFile) -> None:
    writer = PdfWriter(io.BytesIO(pdf))
    writer.encrypt("mật khẩu", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)

    with pytest.raises(errors.PdfUnsignableError, match="mật khẩu"):
        sign(out.getvalue(), PERSON, chief)


def test_a_certified_pdf_takes_no_signature(
    pdf: bytes, chief: KeyFile, office: KeyFile
) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    certifier = signers.SimpleSigner.load_pkcs12(  # type: ignore[no-untyped-call]
        str(office.path), passphrase=PASSWORD.encode()
    )
    out = io.BytesIO()
    signers.PdfSigner(
        signers.PdfSignatureMetadata(
            field_name="Chung",
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        ),
        signer=certifier,
    ).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out)

    with pytest.raises(errors.PdfCertifiedError):
        sign(out.getvalue(), PERSON, chief)


def test_a_file_changed_after_signing_is_not_signed_again(
    pdf: bytes, chief: KeyFile, office: KeyFile
) -> None:
    signed = bytearray(sign(pdf, PERSON, chief).content)
    signed[_in_a_stream(signed, 1000)] ^= 1

    with pytest.raises(errors.SignaturesBrokenError):
        sign(bytes(signed), ORGAN, office)


def drawn(mode: str = "RGBA") -> bytes:
    """Return a line on a transparent ground; nothing like a seal."""
    picture = Image.new(mode, (300, 120))
    ImageDraw.Draw(picture).line([(10, 90), (150, 20), (290, 80)], width=6)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"GIF89a", "không phải tệp PNG", id="another kind"),
        pytest.param(drawn("RGB"), "nền không trong suốt", id="opaque"),
        pytest.param(drawn() + b"\0" * 6_000_000, "lớn hơn", id="too large"),
    ],
)
def test_a_picture_that_would_spoil_the_paper_is_refused(
    content: bytes, problem: str, tmp_path: Path
) -> None:
    file = tmp_path / "chu-ky.png"
    file.write_bytes(content)

    with pytest.raises(errors.SignaturePictureError, match=problem):
        read_picture(file)


def test_a_damaged_picture_signs_nothing(pdf: bytes, chief: KeyFile) -> None:
    with pytest.raises(errors.SignaturePictureError):
        sign(pdf, Order(role=Role.PERSON, picture=drawn()[:60]), chief)
