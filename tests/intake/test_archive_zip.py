"""Bundles of the archive: what is whole opens, everything else is told by its flaw."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.config.clock import HO_CHI_MINH
from tinnhiem.core.archive.errors import ArchiveFlaw, ArchiveRefusedError
from tinnhiem.core.archive.manifest import (
    MANIFEST,
    ArchiveManifest,
    manifest_text,
    read_manifest,
    sums_text,
)
from tinnhiem.core.trust.anchor import ChainHead
from tinnhiem.core.trust.manifest import StoredFile
from tinnhiem.intake.archive_zip import open_bundle

MADE = datetime(2024, 8, 16, 8, 0, tzinfo=HO_CHI_MINH)
FILES = {"a.txt": b"mot", "van-ban/b.pdf": b"%PDF hai" * 9}
Change = Callable[[dict[str, bytes]], None]


def listed(files: dict[str, bytes], **changed: str) -> bytes:
    """Return the list of these files."""
    manifest = ArchiveManifest(
        slug="x",
        title="Lấy phiếu",
        phase="archived",
        made_at=MADE,
        made_by="lan",
        head=ChainHead(3, "f" * 64),
        files=tuple(
            StoredFile(name, len(content), sha256(content).hexdigest())
            for name, content in files.items()
        ),
        left_out=("một thứ",),
    )
    text = manifest_text(manifest)
    for old, new in changed.items():
        text = text.replace(old, new)
    return text.encode()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip with these names, in this order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content, method)
    return packed.getvalue()


def whole() -> bytes:
    """Return a bundle without a flaw."""
    return zipped({MANIFEST: listed(FILES), **FILES})


def flaw_of(content: bytes) -> ArchiveFlaw:
    """Return why a bundle is refused."""
    with pytest.raises(ArchiveRefusedError) as refused:
        open_bundle(content, path="goi.zip")
    return refused.value.flaw


def test_a_whole_bundle_opens_and_its_files_can_be_read() -> None:
    bundle = open_bundle(whole(), path="goi.zip")

    assert bundle.manifest.slug == "x"
    assert bundle.read("van-ban/b.pdf") == FILES["van-ban/b.pdf"]
    assert bundle.sha256 == sha256(whole()).hexdigest()
    with pytest.raises(ArchiveRefusedError):
        bundle.read("khong-co")


def test_the_list_is_read_as_it_was_written_and_sums_are_those_of_sha256sum() -> None:
    manifest = read_manifest(listed(FILES).decode())

    assert manifest is not None
    assert manifest_text(manifest).encode() == listed(FILES)
    line = sums_text(manifest.files).splitlines()[0]
    assert line == f"{sha256(b'mot').hexdigest()}  a.txt"


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        (lambda f: f.pop("a.txt"), ArchiveFlaw.MISSING),
        (lambda f: f.update({"c.txt": b"x"}), ArchiveFlaw.EXTRA),
        (lambda f: f.update({"a.txt": b"mox"}), ArchiveFlaw.ALTERED),
        (lambda f: f.update({"a.txt": b"mott"}), ArchiveFlaw.ALTERED),
        (lambda f: f.pop(MANIFEST), ArchiveFlaw.FOREIGN),
        (lambda f: f.update({MANIFEST: b"{}"}), ArchiveFlaw.FOREIGN),
        (lambda f: f.update({MANIFEST: b"\xff"}), ArchiveFlaw.FOREIGN),
        (lambda f: f.update({MANIFEST: b"[" * 9_000}), ArchiveFlaw.FOREIGN),
        (
            lambda f: f.update(
                {MANIFEST: listed(FILES, **{'"version": 1': '"version": 2'})}
            ),
            ArchiveFlaw.NEWER,
        ),
        (lambda f: f.update({"../x": b""}), ArchiveFlaw.UNSAFE),
        (lambda f: f.update({"/x": b""}), ArchiveFlaw.UNSAFE),
        (lambda f: f.update({"a/../../x": b""}), ArchiveFlaw.UNSAFE),
        (lambda f: f.update({"c:\\x": b""}), ArchiveFlaw.UNSAFE),
        (lambda f: f.update({"A.TXT": b""}), ArchiveFlaw.TWICE),
    ],
)
def test_what_is_not_as_it_was_made_is_told_by_its_flaw(
    change: Change, flaw: ArchiveFlaw
) -> None:
    files = {MANIFEST: listed(FILES), **FILES}
    change(files)

    assert flaw_of(zipped(files)) is flaw


def test_a_name_that_stands_twice_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("a.txt", b"mot")
        with pytest.warns(UserWarning, match="Duplicate name"):
            package.writestr("a.txt", b"hai")

    assert flaw_of(packed.getvalue()) is ArchiveFlaw.TWICE


def test_a_link_to_somewhere_else_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        package.writestr(link, "/etc/passwd")

    assert flaw_of(packed.getvalue()) is ArchiveFlaw.UNSAFE


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = zipped({MANIFEST: listed({}), "bom": bytes(200_000_000)})
    assert len(bomb) < 400_000

    assert flaw_of(bomb) is ArchiveFlaw.TOO_LARGE


def test_a_size_that_lies_is_noticed() -> None:
    content = bytearray(zipped({MANIFEST: listed(FILES), **FILES}))
    # The directory says that «a.txt» has one byte; its fingerprint says otherwise.
    place = content.rfind(b"PK\x01\x02", 0, content.rfind(b"a.txt"))
    content[place + 24 : place + 28] = (1).to_bytes(4, "little")

    assert flaw_of(bytes(content)) in {ArchiveFlaw.TOO_LARGE, ArchiveFlaw.DAMAGED}


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"TNBACKUP" + bytes(99)])
def test_what_is_no_bundle_is_told_so(content: bytes) -> None:
    assert flaw_of(content) is ArchiveFlaw.FOREIGN


@given(st.integers(1, len(whole()) - 1))
def test_a_bundle_that_was_cut_is_refused(length: int) -> None:
    assert flaw_of(whole()[:length]) in {ArchiveFlaw.FOREIGN, ArchiveFlaw.DAMAGED}


@given(st.integers(0, len(whole()) - 1), st.integers(1, 255))
def test_no_byte_of_a_file_changes_unnoticed(place: int, change: int) -> None:
    content = bytearray(whole())
    content[place] ^= change
    try:
        bundle = open_bundle(bytes(content), path="goi.zip")
    except ArchiveRefusedError:
        return
    # A byte of the zip's own clockwork (a time, a flag) may change: no content did.
    assert {name: bundle.read(name) for name in FILES} == FILES
