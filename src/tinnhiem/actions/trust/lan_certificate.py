"""Make the office's LAN authority, and keep the machine's certificate fresh."""

from datetime import datetime

from django.db import transaction

from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.trust.errors import AuthorityBrokenError
from tinnhiem.core.trust.lan import (
    LABEL,
    Authority,
    LanNames,
    authority_title,
    must_renew,
    permitted,
)
from tinnhiem.store import journal
from tinnhiem.store.certificates import (
    permitted_names,
    read_authority,
    read_leaf,
    write_authority,
    write_leaf,
)
from tinnhiem.store.folder import CERTIFICATES


def make_authority(*, host: str, by: str, now: datetime) -> Authority:
    """Make a new authority; phones that trusted an older one must trust it anew.

    Raises:
        FileNotWritableError: The folder cannot be written.
    """
    label = host.partition(".")[0].casefold()
    own = label if LABEL.fullmatch(label) else ""
    title = authority_title(own or "LAN", made_at=now)
    try:
        write_authority(title=title, host=own, now=now)
    except OSError as error:
        detail = error.strerror or ""
        raise FileNotWritableError(CERTIFICATES, detail=detail) from error
    made = read_authority()
    if made is None:
        raise AuthorityBrokenError
    journal.write(None, "authority.made", at=now, by=by, sha256=made.sha256)
    return made


def ready_authority(*, host: str, by: str, now: datetime) -> Authority:
    """Return the authority; make one where there is none or it has ended.

    Raises:
        AuthorityBrokenError: Its file cannot be read.
        FileNotWritableError: The folder cannot be written.
    """
    there = read_authority()
    if there is None or there.until <= now:
        return make_authority(host=host, by=by, now=now)
    return there


def ready_certificate(names: LanNames, *, host: str, by: str, now: datetime) -> bool:
    """Make the machine's certificate if it must be; say whether it was made.

    Raises:
        AuthorityBrokenError: The authority's files cannot be read.
        FileNotWritableError: The folder cannot be written.
    """
    authority = ready_authority(host=host, by=by, now=now)
    names = permitted(names, permitted_names())
    if not must_renew(read_leaf(), names=names, authority=authority.until, now=now):
        return False
    addresses = [str(one) for one in names.addresses]
    try:
        with transaction.atomic():
            journal.write(
                None, "certificate.renewed", at=now, by=by, addresses=addresses
            )
            write_leaf(names, now=now)
    except OSError as error:
        detail = error.strerror or ""
        raise FileNotWritableError(CERTIFICATES, detail=detail) from error
    return True
