"""Who signed a PDF, when, and whether it was changed since."""

import io
import warnings
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tinnhiem.core.papers.signing.errors import PdfUnsignableError
from tinnhiem.papers.signing.keys import name_in, require_extra
from tinnhiem.papers.signing.places import Place

# What may come after a signature: more signatures, and proofs of their age.
HARMLESS: Final = frozenset({"NONE", "LTA_UPDATES", "FORM_FILLING"})
PADES: Final = "/ETSI.CAdES.detached"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFound:
    """One signature.

    Attributes:
        field: The name of its field.
        signer, issuer: Whom the certificate names, and who issued it. We do not say
            whether the issuer can be trusted.
        signed_at: As the file claims; None when it does not. No time stamp proves it.
        is_intact: What was signed is as it was, and what came after only added
            signatures.
        is_pades: Of the kind that ND 68/2024 and European rules know as PAdES.
        covers_all: Nothing was added after it.
        forbids_changes: A certification that allows no further signature.
    """

    field: str
    signer: str
    issuer: str
    signed_at: datetime | None
    is_intact: bool
    is_pades: bool
    covers_all: bool
    forbids_changes: bool
    place: Place | None


def read_signatures(pdf: bytes, *, path: str) -> tuple[SignatureFound, ...]:
    """Return the signatures of a PDF in the order they were made; offline.

    Raises:
        SigningExtraMissingError: pyHanko is not installed.
        PdfUnsignableError: The PDF is damaged or locked.
    """
    require_extra()
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        if reader.encrypted:
            raise PdfUnsignableError(path, detail="tệp được khóa bằng mật khẩu")
        return tuple(_found(one, reader) for one in reader.embedded_regular_signatures)
    except (PdfError, ValueError, KeyError, TypeError, IndexError) as broken:
        raise PdfUnsignableError(path, detail="tệp PDF bị hỏng") from broken


def _found(embedded: Any, reader: Any) -> SignatureFound:
    certificate = embedded.signer_cert
    status = _status(embedded)
    level = embedded.docmdp_level
    return SignatureFound(
        field=str(embedded.field_name),
        signer=name_in(certificate),
        issuer=_issuer(certificate),
        signed_at=embedded.self_reported_timestamp,
        is_intact=status is not None and status.bottom_line_intact,
        is_pades=str(embedded.sig_object.get("/SubFilter", "")) == PADES,
        covers_all=status is not None and status.covers_all,
        forbids_changes=level is not None and level.name == "NO_CHANGES",
        place=_place(embedded, reader),
    )


@dataclass(frozen=True, slots=True)
class _Status:
    bottom_line_intact: bool
    covers_all: bool


def _status(embedded: Any) -> _Status | None:
    """Check hash, signature and later changes; whom to trust is not our question."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    trust = ValidationContext(trust_roots=[embedded.signer_cert], allow_fetching=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            status = validate_pdf_signature(
                embedded,
                signer_validation_context=trust,
                key_usage_settings=KeyUsageConstraints(key_usage=set()),
            )
    except (PdfError, SignatureValidationError, ValueError):
        return None
    later = status.modification_level
    harmless = later is not None and later.name in HARMLESS
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    covered = status.coverage in {
        SignatureCoverageLevel.ENTIRE_FILE,
        SignatureCoverageLevel.ENTIRE_REVISION,
    }
    return _Status(
        status.intact and status.valid and covered and (whole or harmless), whole
    )


def _issuer(certificate: Any) -> str:
    names = certificate.issuer.native
    found = names.get("common_name") or names.get("organization_name") or ""
    return found if isinstance(found, str) else " ".join(found)


def _place(embedded: Any, reader: Any) -> Place | None:
    """Return where it shows, from the field's own rectangle."""
    rectangle = embedded.sig_field.get("/Rect")
    page = embedded.sig_field.get("/P", None)
    if rectangle is None or page is None:
        return None
    left, bottom, right, top = (float(at) for at in rectangle)
    if right - left <= 0 or top - bottom <= 0:
        return None
    raw = embedded.sig_field.raw_get("/P")
    for number in range(int(reader.root["/Pages"]["/Count"])):
        reference, _ = reader.find_page_for_modification(number)
        if reference.idnum == raw.idnum:
            return Place(number, left, bottom, right - left, top - bottom)
    return None
