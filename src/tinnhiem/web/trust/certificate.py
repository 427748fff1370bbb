"""The LAN certificate, for phones: a QR code, a fingerprint, the file itself."""

import plistlib
from dataclasses import dataclass
from typing import Final
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinnhiem.actions.trust.lan_certificate import ready_authority
from tinnhiem.config.addresses import own_host
from tinnhiem.core.errors import VoteError
from tinnhiem.core.trust.lan import Authority, in_groups
from tinnhiem.store.queries.certificates import authority_there
from tinnhiem.web.gate import page
from tinnhiem.web.qr import qr_svg
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

CRT: Final = "tin-nhiem.crt"
PROFILE: Final = "tin-nhiem.mobileconfig"
KINDS: Final = {
    CRT: "application/x-x509-ca-cert",
    PROFILE: "application/x-apple-aspen-config",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePart:
    """What a page shows of the certificate.

    Attributes:
        sha256: In groups of four.
        door: Address of the page from which phones take it; empty while not serving.
        site: Address of the encrypted pages; empty while not serving.
        qr: Of `door`; empty like it.
    """

    title: str
    until: str
    sha256: tuple[str, ...]
    sha1: tuple[str, ...]
    door: str
    site: str
    qr: SafeString


@page("certificate")
def certificate(request: Request) -> HttpResponse:
    """Show the certificate and how each kind of machine takes it; make it once."""
    if request.method == "POST":
        try:
            ready_authority(host=own_host(), by=request.who.login, now=request.now)
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            messages.success(
                request, _("Đã lập chứng thư. In trang này cho mọi người.")
            )
        return redirect("certificate")
    context = {"part": certificate_part(authority_there())}
    return render(request, "trust/certificate.html", context)


@page("certificate")
def certificate_file(request: Request, file: str) -> HttpResponse:
    """Hand out the certificate; nothing in it is secret."""
    del request
    authority = authority_there()
    if authority is None or file not in KINDS:
        raise Http404
    answer = HttpResponse(file_of(authority, file), content_type=KINDS[file])
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    return answer


def certificate_part(authority: Authority | None) -> CertificatePart | None:
    """Return what is shown; None where there is no certificate."""
    if authority is None:
        return None
    return CertificatePart(
        title=authority.title,
        until=f"{authority.until:%d/%m/%Y}",
        sha256=in_groups(authority.sha256),
        sha1=in_groups(authority.sha1),
        door=settings.LAN_DOOR,
        site=settings.LAN_SITE,
        qr=qr_svg(settings.LAN_DOOR) if settings.LAN_DOOR else SafeString(),
    )


def file_of(authority: Authority, file: str) -> bytes:
    """Return the certificate as DER, or as a profile that an iPhone installs."""
    if file == CRT:
        return authority.der
    name = f"vn.tinnhiem.{authority.sha256[:16]}"
    inner = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"{name}.root",
        "PayloadUUID": str(uuid5(NAMESPACE_OID, f"{name}.root")),
        "PayloadDisplayName": authority.title,
        "PayloadContent": authority.der,
    }
    profile = {
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": name,
        "PayloadUUID": str(uuid5(NAMESPACE_OID, name)),
        "PayloadDisplayName": authority.title,
        "PayloadContent": [inner],
    }
    return plistlib.dumps(profile)
