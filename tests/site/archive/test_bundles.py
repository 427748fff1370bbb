"""A campaign as a bundle: what is in it, what is not, and that it comes back."""

import csv
import io
import json
import zipfile
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from tests.site.builders import MORNING, counted_record, save_campaign
from tests.site.stories import tell
from tinnhiem.actions.archive.make_archive import BundleWanted, Made, make_archive
from tinnhiem.actions.archive.restore_archive import restore_archive
from tinnhiem.actions.papers.classify_paper import classify_paper
from tinnhiem.core.access.errors import PasswordWeakError
from tinnhiem.core.archive.errors import (
    ArchiveFlaw,
    ArchiveOpenSecretError,
    ArchivePassphraseError,
    ArchiveRefusedError,
    ArchiveSealedError,
)
from tinnhiem.core.archive.manifest import CAMPAIGN, JOURNAL, MANIFEST, SUMS
from tinnhiem.core.campaigns.errors import NothingToShowError
from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.core.trust.errors import TargetTakenError
from tinnhiem.store import journal, models
from tinnhiem.store.audit import state_of
from tinnhiem.store.queries.exports import tables_of
from tinnhiem.store.queries.records import record_of

pytestmark = pytest.mark.usefixtures("folder")
PASSPHRASE = "chín con trâu đi qua cầu"
LATER = MORNING + timedelta(days=60)


def made_of(campaign: models.Campaign, **wanted: str | bool) -> Made:
    return make_archive(
        campaign=campaign,
        wanted=BundleWanted(**wanted),  # type: ignore[arg-type]
        by="lan.hcqt",
        now=LATER,
    )


def classify(campaign: models.Campaign, code: str = "D16") -> None:
    marking = Marking(
        secrecy=Secrecy.CLASSIFIED,
        listed_in="Quyết định 1/QĐ",
        item="mục 2",
        decided_by="Nguyễn Văn Một",
        decided_on=MORNING.date(),
    )
    classify_paper(campaign=campaign, code=code, marking=marking, by="", now=MORNING)


@pytest.fixture
def archived(folder: Path) -> models.Campaign:
    """The whole story, with every paper printed."""
    assert folder.exists()
    return tell(until="Báo cáo, lập hồ sơ").campaign


def test_the_bundle_has_everything_and_says_so_twice(archived: models.Campaign) -> None:
    made = made_of(archived)

    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        names = set(package.namelist())
        sums = package.read(SUMS).decode().splitlines()
        read = {name: package.read(name) for name in names}
    assert {CAMPAIGN, JOURNAL, MANIFEST, SUMS, "bang-ke.txt", "nhat-ky.csv"} <= names
    assert {"ket-qua/ket-qua.csv", "ket-qua/ket-qua.json"} <= names
    assert len([name for name in names if name.endswith(".pdf")]) == 31
    # What sha256sum reads, and what a person reads, is the same list.
    for line in sums:
        digest, name = line.split("  ", 1)
        assert sha256(read[name]).hexdigest() == digest
        assert f"{digest}  {name}" in read["bang-ke.txt"].decode()
    assert len(sums) == len(names) - 3
    rows = list(csv.reader(read["nhat-ky.csv"].decode("utf-8-sig").splitlines()))
    assert len(rows) - 1 == made.manifest.head.entries
    assert made.sha256 == sha256(made.content).hexdigest()
    newest = archived.journal.order_by("-id").first()
    assert newest is not None
    assert (newest.event, newest.facts["sha256"]) == ("archive.made", made.sha256)


def test_no_whole_sheet_and_no_key_is_in_it(archived: models.Campaign) -> None:
    lines = [str(line.pk) for line in models.LineReading.objects.all()]
    assert lines

    made = made_of(archived)

    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        names = package.namelist()
        text = package.read(CAMPAIGN).decode()
    assert not [name for name in names if "/." in name or "cho-ky" in name]
    assert not [line for line in lines if line in text]
    assert "khóa vân tay" in " ".join(made.manifest.left_out)


def test_what_comes_back_is_the_same_campaign(
    archived: models.Campaign, tmp_path: Path
) -> None:
    before, record = tables_of(archived), record_of(archived)
    entries, head = archived.journal.count(), state_of(archived).head
    papers = {row.code: row.sha256 for row in archived.papers.all()}
    source = tmp_path / "goi.zip"
    source.write_bytes(made_of(archived).content)

    back = restore_archive(
        source, target=tmp_path / "moi", passphrase="", by="lan", now=LATER
    )

    again = models.Campaign.objects.get()
    assert tables_of(again) == before
    assert record_of(again) == record
    assert {row.code: row.sha256 for row in again.papers.all()} == papers
    assert all((tmp_path / "moi" / row.pdf).is_file() for row in again.papers.all())
    assert (back.entries, back.bundle.manifest.head) == (entries, head)
    assert journal.first_broken_entry(again) is None
    newest = again.journal.order_by("-id").first()
    assert newest is not None
    assert newest.event == "archive.restored"


def test_an_encrypted_bundle_opens_with_its_passphrase_only(
    archived: models.Campaign, tmp_path: Path
) -> None:
    source, target = tmp_path / "goi.tnluu", tmp_path / "moi"
    source.write_bytes(made_of(archived, passphrase=PASSPHRASE).content)
    assert b"Thi" not in source.read_bytes()[:20]
    assert not source.read_bytes().startswith(b"PK")

    for passphrase, refusal in (
        ("", ArchiveSealedError),
        ("khác", ArchivePassphraseError),
    ):
        with pytest.raises(refusal):
            restore_archive(
                source, target=target, passphrase=passphrase, by="", now=LATER
            )
    assert not target.exists()
    restore_archive(source, target=target, passphrase=PASSPHRASE, by="", now=LATER)

    assert (target / "van-ban" / archived.slug / ".khoa-van-tay").is_file()
    source.write_bytes(source.read_bytes()[:-20])
    with pytest.raises(ArchiveRefusedError) as refused:
        restore_archive(
            source, target=tmp_path / "x", passphrase=PASSPHRASE, by="", now=LATER
        )
    assert refused.value.flaw is ArchiveFlaw.DAMAGED


def test_classified_papers_leave_only_under_a_passphrase(
    archived: models.Campaign,
) -> None:
    classify(archived)

    open_one = made_of(archived)
    with pytest.raises(ArchiveOpenSecretError):
        made_of(archived, with_secret=True)
    with pytest.raises(PasswordWeakError):
        made_of(archived, with_secret=True, passphrase="12345")
    sealed = made_of(archived, with_secret=True, passphrase=PASSPHRASE)

    names = [one.path for one in open_one.manifest.files]
    assert not [name for name in names if name.startswith("van-ban/D16-")]
    assert [name for name in names if name.startswith("van-ban/D16b-")]
    assert "D16" in open_one.manifest.left_out[0]
    with zipfile.ZipFile(io.BytesIO(open_one.content)) as package:
        listed = [row["code"] for row in json.loads(package.read("van-ban.json"))]
    assert "D16-1" not in listed
    assert [x for x in sealed.manifest.files if x.path.startswith("van-ban/D16-")]


@pytest.mark.parametrize("phase", ["counting", "reconciled"])
def test_nothing_of_an_open_count_leaves(phase: str) -> None:
    campaign = save_campaign(counted_record(), phase=phase)

    with pytest.raises(NothingToShowError):
        made_of(campaign)

    assert not campaign.journal.exists()


def test_before_the_signatures_a_bundle_has_no_result() -> None:
    campaign = save_campaign(counted_record(), phase="closed")

    names = [one.path for one in made_of(campaign).manifest.files]

    assert not [name for name in names if name.startswith("ket-qua/")]


def test_nothing_is_written_over(archived: models.Campaign, tmp_path: Path) -> None:
    source, target = tmp_path / "goi.zip", tmp_path / "moi"
    source.write_bytes(made_of(archived).content)
    target.mkdir()
    (target / "cua-toi.txt").write_text("x", encoding="ascii")

    with pytest.raises(TargetTakenError):
        restore_archive(source, target=target, passphrase="", by="", now=LATER)

    assert [one.name for one in target.iterdir()] == ["cua-toi.txt"]
    (target / "cua-toi.txt").unlink()
    restore_archive(source, target=target, passphrase="", by="", now=LATER)
    assert models.Campaign.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (JOURNAL, b'"by": "Ban', b'"by": "ban'),
        (JOURNAL, b"{", b"["),
        ("van-ban.json", b'"code"', b'"kode"'),
    ],
)
def test_a_forged_list_does_not_make_a_forged_journal_true(
    archived: models.Campaign, tmp_path: Path, name: str, old: bytes, new: bytes
) -> None:
    with zipfile.ZipFile(io.BytesIO(made_of(archived).content)) as package:
        files = {one: package.read(one) for one in package.namelist()}
    digest = sha256(files[name]).hexdigest()
    files[name] = files[name].replace(old, new, 1)
    forged = sha256(files[name]).hexdigest().encode()
    files[MANIFEST] = files[MANIFEST].replace(digest.encode(), forged)
    source = tmp_path / "goi.zip"
    with zipfile.ZipFile(source, "w") as package:
        for one, content in files.items():
            package.writestr(one, content)

    with pytest.raises(ArchiveRefusedError) as refused:
        restore_archive(
            source, target=tmp_path / "moi", passphrase="", by="", now=LATER
        )

    assert (refused.value.flaw, refused.value.place) == (ArchiveFlaw.ALTERED, name)
    assert not (tmp_path / "moi").exists()
    assert not (tmp_path / "moi.dang-ghi").exists()


def test_of_a_vote_declared_void_over_its_count_nothing_counted_leaves() -> None:
    campaign = save_campaign(counted_record(), phase="reconciled")
    journal.write(campaign, "count.recorded", at=MORNING, by="", accepted=["E-203"])
    models.Campaign.objects.filter(pk=campaign.pk).update(
        phase="suspended", resumes_to="reconciled"
    )
    campaign.refresh_from_db()
    with pytest.raises(NothingToShowError):
        made_of(campaign)
    models.Campaign.objects.filter(pk=campaign.pk).update(
        phase="void", void_reason="Mất điện, hòm mở"
    )
    campaign.refresh_from_db()

    made = made_of(campaign)

    assert b"E-203" not in made.content
    names = [one.path for one in made.manifest.files]
    assert JOURNAL not in names
    assert not [name for name in names if name.startswith("ket-qua/")]
    assert "chưa ký" in " ".join(made.manifest.left_out)
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    assert b"E-203" not in whole


def test_a_vote_declared_void_after_its_signature_has_no_result(
    archived: models.Campaign,
) -> None:
    models.Campaign.objects.filter(pk=archived.pk).update(
        phase="void", void_reason="x", resumes_to="signed"
    )
    archived.refresh_from_db()

    names = [one.path for one in made_of(archived).manifest.files]

    assert not [name for name in names if name.startswith("ket-qua/")]
    assert JOURNAL in names
