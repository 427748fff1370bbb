"""A folder in which votes have come to their end, served to be looked at."""

from datetime import date, timedelta
from pathlib import Path

from tests.site.builders import (
    MORNING,
    counted_record,
    make_account,
    save_campaign,
    serve_on_loopback,
)
from tests.site.stories import tell
from tinnhiem.actions.archive.make_archive import BundleWanted, make_archive
from tinnhiem.actions.archive.purge_campaign import ask_purge
from tinnhiem.actions.archive.set_retention import set_retention
from tinnhiem.actions.outcome.make_minutes import make_minutes
from tinnhiem.actions.outcome.publish_result import publish_result
from tinnhiem.actions.outcome.record_report import record_report
from tinnhiem.actions.outcome.see_to_it import see_to_it
from tinnhiem.actions.rehearsal.make_rehearsal import make_rehearsal
from tinnhiem.actions.rehearsal.wipe_rehearsal import wipe_rehearsal
from tinnhiem.config.clock import current_time
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.archive.retention import Retention
from tinnhiem.core.outcome.follow_ups import Care, FollowUpKind
from tinnhiem.core.outcome.publishing import Publication, PublicationForm
from tinnhiem.core.outcome.reporting import SendingWay, SentReport
from tinnhiem.store import models
from tinnhiem.store.folder import use_folder
from tinnhiem.store.queries.people import officeholders_of

BY = "lan.hcqt"
OLD, COUNTING = "nam-truoc", "dang-kiem"


def serve_ended_campaigns(folder: Path) -> None:
    """Make the folder and serve it on loopback; never return."""
    use_folder(folder)
    make_account(Duty.ADMIN, Duty.CLERK, Duty.CHAIR)
    told = tell(until="Ký, công bố, niêm phong").campaign
    _after_the_count(told)
    _over(save_campaign(counted_record(), phase="archived", slug=OLD))
    save_campaign(counted_record(), phase="counting", slug=COUNTING)
    serve_on_loopback()


def _after_the_count(campaign: models.Campaign) -> None:
    now = current_time()
    make_minutes(campaign=campaign, by=BY, now=now)
    late = SentReport(
        recipient="Sở Nội vụ",
        sent_on=date(2023, 7, 22),
        way=SendingWay.POST,
        sent_by="Trần Thị Lan",
        receipt="RN 123 456 789 VN",
    )
    record_report(campaign=campaign, report=late, by=BY, now=now)
    publication = Publication(
        audience="Toàn thể người ghi phiếu",
        form=PublicationForm.WRITTEN,
        published_on=date(2023, 7, 14),
        rule="recipients",
    )
    publish_result(campaign=campaign, publication=publication, by=BY, now=now)
    see_to_it(
        campaign=campaign,
        person=officeholders_of(campaign)[0].key,
        kind=FollowUpKind.TELL,
        care=Care(owner="Phòng Hành chính - Quản trị", due_on=date(2023, 7, 20)),
        by=BY,
        now=now,
    )
    first = make_rehearsal(campaign=campaign, by=BY, now=now)
    wipe_rehearsal(slug=first.slug, by=BY, now=now)
    make_rehearsal(campaign=campaign, by=BY, now=now)


def _over(campaign: models.Campaign) -> None:
    now = current_time()
    make_archive(campaign=campaign, wanted=BundleWanted(), by=BY, now=now)
    retention = Retention(
        until=(MORNING + timedelta(days=30)).date(),
        rule="Quyết định số 01/QĐ-VP về thời hạn lưu hồ sơ",
        source="Phòng Hành chính - Quản trị",
        decided_by="Nguyễn Văn Một, Chánh Văn phòng",
        decided_on=MORNING.date(),
    )
    set_retention(campaign=campaign, retention=retention, by=BY, now=now)
    ask_purge(campaign=campaign, by=BY, now=now)
