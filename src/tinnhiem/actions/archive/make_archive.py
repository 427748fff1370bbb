"""Put one campaign into a bundle for the archive, with a list of every file in it."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.timezone import localtime

from tinnhiem.actions.campaigns.import_campaign import as_toml
from tinnhiem.actions.deed import deed
from tinnhiem.core.access.password import require_password
from tinnhiem.core.archive.errors import ArchiveOpenSecretError
from tinnhiem.core.archive.manifest import (
    CAMPAIGN,
    JOURNAL,
    MANIFEST,
    PAPERS,
    READABLE,
    SUMS,
    ArchiveManifest,
    manifest_text,
    sums_text,
)
from tinnhiem.core.campaigns.errors import NothingToShowError
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.trust.manifest import StoredFile
from tinnhiem.exports.archive_list import readable_manifest
from tinnhiem.exports.formats import ExportFormat, written
from tinnhiem.exports.register_sheets import register_csv
from tinnhiem.intake.archive_zip import open_bundle
from tinnhiem.messages.conference import PHASE_WORDS
from tinnhiem.messages.journal import event_words, fact_words
from tinnhiem.store import journal
from tinnhiem.store.audit import state_of
from tinnhiem.store.backup.bundles import sealed_bundle
from tinnhiem.store.folder import PAPERS as PAPERS_FOLDER
from tinnhiem.store.folder import WAITING
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.exports import tables_of
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.records import record_of
from tinnhiem.store.queries.registers import campaign_books
from tinnhiem.store.queries.results import is_signed
from tinnhiem.store.queries.secret_papers import secret_codes

RESULTS: Final = (ExportFormat.CSV, ExportFormat.JSON, ExportFormat.XLSX)


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleWanted:
    """How the bundle is to be.

    Attributes:
        passphrase: Encrypts it; empty leaves it open to whoever has the file.
        with_secret: Classified papers, too; only in an encrypted bundle.
    """

    passphrase: str = ""
    with_secret: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """Which papers stay out, and whether what goes in is for everybody to read.

    Attributes:
        is_counted_unsigned: Declared void over an open count: its journal says what
            was odd in the box, and nobody signed that.
    """

    is_counted_unsigned: bool
    hidden: frozenset[str]
    is_sealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A bundle that was read back before it was handed out.

    Attributes:
        sha256: Of the file as handed out, to be written on the index of the file (D23).
    """

    content: bytes
    manifest: ArchiveManifest
    sha256: str
    name: str


@deed
def make_archive(
    *, campaign: Campaign, wanted: BundleWanted, by: str, now: datetime
) -> Made:
    """Return the bundle; the journal says who took it, and its fingerprint.

    Raises:
        NothingToShowError: The count is open.
        ArchiveOpenSecretError: Classified papers, and no passphrase.
        PasswordWeakError: The passphrase is too easy to guess.
    """
    codes = secret_codes(campaign)
    if wanted.passphrase:
        require_password(wanted.passphrase, login="")
    elif wanted.with_secret and codes:
        raise ArchiveOpenSecretError(len(codes))
    counted = campaign.count_rounds.exists() or campaign.open_counts.exists()
    unsigned = counted and not is_signed(campaign)
    if unsigned and campaign.phase == Phase.SUSPENDED:
        raise NothingToShowError
    scope = _Scope(
        is_counted_unsigned=unsigned,
        hidden=frozenset() if wanted.with_secret else codes,
        is_sealed=bool(wanted.passphrase),
    )
    files = dict(_contents(campaign, scope=scope, now=now))
    manifest, content = _bundled(campaign, files, scope=scope, by=by, now=now)
    # What cannot be read back is no archive: better known now than in ten years.
    open_bundle(content, path=campaign.slug)
    ending = ".zip"
    if wanted.passphrase:
        content = sealed_bundle(content, passphrase=wanted.passphrase)
        ending = ".tnluu"
    digest = sha256(content).hexdigest()
    journal.write(
        campaign,
        "archive.made",
        at=now,
        by=by,
        files=len(manifest.files),
        sha256=digest,
        is_encrypted=bool(wanted.passphrase),
    )
    name = f"luu-tru-{campaign.slug}-{localtime(now):%Y%m%d}{ending}"
    return Made(content=content, manifest=manifest, sha256=digest, name=name)


def _contents(
    campaign: Campaign, *, scope: _Scope, now: datetime
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the bundle but its lists."""
    tables = tables_of(campaign, with_secret=not scope.hidden)
    yield CAMPAIGN, as_toml(tables).encode()
    if not scope.is_counted_unsigned:
        yield JOURNAL, "".join(_journal_lines(campaign)).encode()
        yield "nhat-ky.csv", _journal_csv(campaign)
    yield PAPERS, _made_papers(campaign, scope=scope)
    record = record_of(campaign)
    # Of a vote that is void there is none, whoever had signed.
    if record.outcomes:
        for form in RESULTS:
            content = written(record, form=form, made_at=now)
            yield f"ket-qua/ket-qua.{form.value}", content
    for book in campaign_books(campaign, with_secret=not scope.hidden):
        secret = "-mat" if book.is_secret else ""
        name = f"so-dang-ky/{_plain(book.issuer)}-{book.period}{secret}.csv"
        yield name, register_csv(book)
    yield from _papers(campaign, scope=scope)


def _bundled(
    campaign: Campaign,
    files: Mapping[str, bytes],
    *,
    scope: _Scope,
    by: str,
    now: datetime,
) -> tuple[ArchiveManifest, bytes]:
    stored = tuple(_stored(name, content) for name, content in files.items())
    head = plan_of(campaign).head
    manifest = ArchiveManifest(
        slug=campaign.slug,
        title=f"Lấy phiếu tín nhiệm, {head.issuer} {head.year or ''}".strip(),
        phase=campaign.phase,
        made_at=now,
        made_by=by,
        head=state_of(campaign).head,
        files=stored,
        left_out=tuple(_left_out(campaign, scope)),
    )
    phase = str(PHASE_WORDS[Phase(manifest.phase)])
    lists = {
        SUMS: sums_text(stored).encode(),
        READABLE: readable_manifest(manifest, phase=phase).encode(),
    }
    named = tuple(_stored(name, content) for name, content in lists.items())
    whole = ArchiveManifest(
        slug=manifest.slug,
        title=manifest.title,
        phase=manifest.phase,
        made_at=now,
        made_by=by,
        head=manifest.head,
        files=(*stored, *named),
        left_out=manifest.left_out,
    )
    last = {MANIFEST: manifest_text(whole).encode()}
    return whole, _zipped({**last, **lists, **files}, now=now)


def _stored(name: str, content: bytes) -> StoredFile:
    return StoredFile(name, len(content), sha256(content).hexdigest())


def _zipped(files: Mapping[str, bytes], *, now: datetime) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, localtime(now).timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, content)
    return packed.getvalue()


def _left_out(campaign: Campaign, scope: _Scope) -> Iterator[str]:
    if scope.hidden:
        codes = ", ".join(sorted(scope.hidden))
        yield f"văn bản có độ mật ({codes}): chỉ đưa vào gói có mật khẩu"
    if campaign.filings.exists():
        yield "tệp hồ sơ nằm trong Kho tài liệu hạn chế: lưu theo quy định của kho"
    yield "văn bản chờ ký, thẻ, phiên đăng nhập, tài khoản"
    if scope.is_counted_unsigned:
        yield "nhật ký: có việc kiểm phiếu mà Ban Kiểm phiếu chưa ký"
    if not scope.is_sealed:
        yield "khóa vân tay của văn bản: chỉ đưa vào gói có mật khẩu"


def _papers(campaign: Campaign, *, scope: _Scope) -> Iterator[tuple[str, bytes]]:
    root = Path(settings.DATA_FOLDER)
    folder = root / PAPERS_FOLDER / campaign.slug
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        if file.is_symlink() or not file.is_file() or _is_hidden(file, scope):
            continue
        if inside.parts[0] != WAITING:
            yield f"van-ban/{inside.as_posix()}", file.read_bytes()


def _is_hidden(file: Path, scope: _Scope) -> bool:
    is_key = file.name.startswith(".") and not scope.is_sealed
    return is_key or any(file.name.startswith(f"{code}-") for code in scope.hidden)


def _made_papers(campaign: Campaign, *, scope: _Scope) -> bytes:
    """Return the list of drafts, so that a restored folder has them on its page."""
    rows = [
        {
            "code": row.code,
            "title": row.title,
            "pdf": row.pdf,
            "docx": row.docx,
            "sha256": row.sha256,
            "docx_sha256": row.docx_sha256,
            "made_at": row.made_at.isoformat(),
        }
        for row in campaign.papers.all()
        if row.code.split("-")[0] not in scope.hidden
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode()


def _journal_lines(campaign: Campaign) -> Iterator[str]:
    """Yield the chain, one entry a line: each digest can be computed again."""
    for entry in campaign.journal.order_by("id"):
        row = {
            "at": entry.at.isoformat(),
            "by": entry.by,
            "event": entry.event,
            "facts": entry.facts,
            "previous": entry.previous,
            "digest": entry.digest,
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _journal_csv(campaign: Campaign) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(("Lúc", "Người", "Việc", "Nội dung"))
    for entry in campaign.journal.order_by("id"):
        told = "; ".join(f"{fact_words(k)}: {v}" for k, v in entry.facts.items())
        at = f"{localtime(entry.at):%Y-%m-%d %H:%M:%S}"
        writer.writerow((at, entry.by, event_words(entry.event), told))
    return text.getvalue().encode("utf-8-sig")


def _plain(issuer: str) -> str:
    kept = issuer.replace("Đ", "D").replace("đ", "d")
    return "".join(c for c in kept if c.isascii() and c.isalnum()) or "so"
