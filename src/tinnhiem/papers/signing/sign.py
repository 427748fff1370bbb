"""One signature on one PDF: PAdES B-B, offline, added behind what is there."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from tinnhiem.core.papers.signing.errors import (
    PdfCertifiedError,
    SignaturesBrokenError,
    SignedAlreadyError,
    SigningPlaceError,
)
from tinnhiem.papers.signing.keys import KeySource, name_in, opened
from tinnhiem.papers.signing.marks import (
    picture_mark,
    text_mark,
    words_of_annex,
    words_of_signer,
)
from tinnhiem.papers.signing.places import (
    SEAL,
    Place,
    above_name,
    annex_corner,
    below,
    over_left_third,
    upper_half,
)
from tinnhiem.papers.signing.signatures import read_signatures


class Role(StrEnum):
    """Who signs: the person first, the organ after."""

    PERSON = "person"
    ORGAN = "organ"


# Prefixes of the names of signature fields; the number follows.
FIELDS: Final = {Role.PERSON: "NguoiKy", Role.ORGAN: "CoQuan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for.

    Attributes:
        role: Person or organ.
        name: Printed above which to sign; empty: the certificate's own (a person), or
            the place of the last person's signature (an organ).
        picture: A PNG of the handwritten signature or the seal; empty: words.
        seal: The diameter of the seal in points.
        annex_to: Number and symbol of the paper that this file is an annex of.
    """

    role: Role
    name: str = ""
    picture: bytes = b""
    seal: float = SEAL
    annex_to: str = ""


@dataclass(frozen=True, slots=True)
class SignedFile:
    """The signed bytes, who signed by the certificate, and where it shows."""

    content: bytes
    signer: str
    place: Place


def sign_pdf(
    pdf: bytes, order: Order, *, key: KeySource, at: datetime, path: str
) -> SignedFile:
    """Return the PDF with one signature more; earlier ones stay valid.

    Args:
        pdf: Whole; it is not changed, the signature is appended.
        order: Who signs, where, with which mark.
        key: The private key.
        at: Aware; shown in the mark, and the certificate must be valid then.
        path: The file's name, for refusals.

    Raises:
        SigningError: One of its subclasses; nothing was signed.

    Source: ETSI EN 319 142-1 (PAdES B-B); Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    with opened(key, at=at) as signer:
        earlier = _require_signable(pdf, order.role, path=path)
        name = name_in(signer.signing_cert)
        place = _place(pdf, order, name=order.name or name, path=path)
        mark = _mark(order, place, name=name, at=at)
        content = _signed(pdf, signer, order.role, place=place, mark=mark)
    signed = read_signatures(content, path=path)
    if len(signed) != earlier + 1 or not all(one.is_intact for one in signed):
        raise SignaturesBrokenError(path, detail="chữ ký vừa tạo không kiểm tra được")
    return SignedFile(content, name, place)


def _require_signable(pdf: bytes, role: Role, *, path: str) -> int:
    """Refuse what must not or cannot be signed; return how many have signed."""
    signed = read_signatures(pdf, path=path)
    if any(one.forbids_changes for one in signed):
        raise PdfCertifiedError(path)
    broken = [one.signer for one in signed if not one.is_intact]
    if broken:
        raise SignaturesBrokenError(path, detail=", ".join(broken))
    if any(one.field.startswith(FIELDS[Role.ORGAN]) for one in signed):
        raise SignedAlreadyError(path, detail=signed[-1].signer)
    return len(signed)


def _place(pdf: bytes, order: Order, *, name: str, path: str) -> Place:
    if order.annex_to:
        return annex_corner(pdf, path=path)
    if order.role is Role.PERSON:
        room = above_name(pdf, name, path=path)
        return room if order.picture else upper_half(room)
    signature = _signature_of_person(pdf, order, path=path)
    if order.picture:
        return over_left_third(signature, diameter=order.seal)
    return below(signature)


def _signature_of_person(pdf: bytes, order: Order, *, path: str) -> Place:
    if order.name:
        return above_name(pdf, order.name, path=path)
    persons = [
        one.place
        for one in read_signatures(pdf, path=path)
        if one.field.startswith(FIELDS[Role.PERSON]) and one.place
    ]
    if not persons:
        raise SigningPlaceError(path, detail="")
    return persons[-1]


def _mark(order: Order, place: Place, *, name: str, at: datetime) -> bytes:
    size = (place.width, place.height)
    if order.annex_to:
        return text_mark(words_of_annex(order.annex_to, at), size=size, right=True)
    if order.picture:
        return picture_mark(order.picture, size=size)
    return text_mark(words_of_signer(name, at), size=size)


def _signed(pdf: bytes, signer: Any, role: Role, *, place: Place, mark: bytes) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    field = f"{FIELDS[role]}{_next_number(pdf)}"
    metadata = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    left, bottom, right, top = (round(at) for at in place.box)
    spec = fields.SigFieldSpec(
        field, on_page=place.page, box=(left, bottom, right, top)
    )
    out = io.BytesIO()
    with _style(mark) as style:
        signers.PdfSigner(
            metadata, signer=signer, stamp_style=style, new_field_spec=spec
        ).sign_pdf(writer, output=out)
    return out.getvalue()


@contextmanager
def _style(mark: bytes) -> Iterator[Any]:
    """Yield the mark as pyHanko takes it: from a file, gone afterwards."""
    from pyhanko.pdf_utils.content import ImportedPdfPage
    from pyhanko.pdf_utils.layout import AxisAlignment as Align
    from pyhanko.pdf_utils.layout import InnerScaling, Margins, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    with tempfile.TemporaryDirectory(prefix="tinnhiem-ky-") as folder:
        file = Path(folder) / "dau.pdf"
        file.write_bytes(mark)
        yield StaticStampStyle(
            border_width=0,
            background=ImportedPdfPage(str(file)),  # type: ignore[no-untyped-call]
            background_layout=SimpleBoxLayoutRule(
                x_align=Align.ALIGN_MID,
                y_align=Align.ALIGN_MID,
                margins=Margins(0, 0, 0, 0),
                inner_content_scaling=InnerScaling.NO_SCALING,
            ),
            background_opacity=1,
        )


def _next_number(pdf: bytes) -> int:
    return len(read_signatures(pdf, path="")) + 1
