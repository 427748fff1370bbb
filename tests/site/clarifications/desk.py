"""A campaign with a desk, told by browsers: who asks, who merges, who answers."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.test import Client

from tests.site.builders import (
    MORNING,
    SLUG,
    by_card,
    counted_record,
    make_account,
    name_of,
    save_campaign,
    serve_on_loopback,
    signed_in,
    summoned_with_cards,
)
from tinnhiem.actions.clarifications.ask import Asked, ask
from tinnhiem.actions.clarifications.pass_on import answer, give, send
from tinnhiem.actions.clarifications.prepare import merge, send_back
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models

ASKING, WITHDRAWING, ANSWERING = (
    "/cua-toi/giai-trinh/",
    "/cua-toi/giai-trinh/rut/",
    "/cua-toi/giai-trinh-ve-toi/",
)
DESK = f"/cuoc/{SLUG}/giai-trinh/"
ASKER, HOLDER = 20, 2  # numbers on the roster; the second is rated
WORDS = "Tôi thắc mắc vì sao đồng chí chậm giải quyết đơn của dân xã bên"
NEUTRAL = "Làm rõ tiến độ giải quyết đơn thư năm 2022."
ANSWER = "Đã giải quyết 40 đơn, còn 2 đơn đang xác minh."


def before_the_hall() -> models.Campaign:
    """Return a campaign whose conference is still far away."""
    campaign = save_campaign(counted_record(), phase="summoned")
    models.PresenceInterval.objects.all().delete()
    models.CommitteeMember.objects.all().delete()
    campaign.starts_at = datetime(2099, 7, 13, 8, 0, tzinfo=MORNING.tzinfo)
    campaign.save()
    return campaign


def place(order: int, page: str = "") -> str:
    """Return an address of one officeholder's desk."""
    return f"{DESK}nguoi/{order}/{page}"


def asks(campaign: models.Campaign, text: str = WORDS, number: int = ASKER) -> Client:
    """Let a voter ask about the officeholder; return their browser."""
    browser = by_card(campaign, number=number)
    browser.post(ASKING, {"about": str(HOLDER), "text": text, "papers": "đơn"})
    return browser


def clerk() -> Client:
    """Return the browser of the clerk who keeps the desk."""
    return signed_in(Duty.CLERK)


def merges(browser: Client, text: str = NEUTRAL) -> models.ClarificationQuestion:
    """Merge everything that waits into one question."""
    keys = list(models.ClarificationRequest.objects.filter(state="received"))
    sent = {"deed": "merge", "request": [one.pk for one in keys], "text": text}
    browser.post(place(HOLDER), sent)
    return models.ClarificationQuestion.objects.get(sent_on=None)


def as_holder(duty: Duty, *, linked: bool = True, login: str = "duoc.lay") -> Client:
    """Return the browser of an account that belongs to the officeholder.

    Args:
        duty: Of the account.
        linked: The administrator has said who it is; else only the name tells.
        login: Of the account.
    """
    account = make_account(duty, login=login)
    account.name = "Tài khoản chủ trì" if linked else name_of(HOLDER)
    if linked:
        account.person = models.Person.objects.get(key=f"p{HOLDER}")
    account.save()
    return signed_in(duty, login=login)


def fill(campaign: models.Campaign) -> None:
    """Leave one thing at every stage, told by deeds."""
    holder = campaign.officeholders.get(order=HOLDER)
    voters = list(campaign.roster.exclude(number=HOLDER)[15:21])

    def takes_in(text: str, voter: models.RosterEntry) -> UUID:
        before = set(holder.requests.values_list("pk", flat=True))
        ask(campaign=campaign, voter=voter, asked=Asked(holder, text), now=MORNING)
        return next(iter(set(holder.requests.values_list("pk", flat=True)) - before))

    def questions(*texts: str) -> None:
        for text, voter in zip(texts, voters, strict=False):
            merge(
                campaign=campaign,
                holder=holder,
                requests=[takes_in(f"{WORDS} {text}", voter)],
                text=text,
                by="lan.hcqt",
                now=MORNING,
            )

    questions(NEUTRAL, "Làm rõ việc phân công, phối hợp giữa các phòng.")
    send(campaign=campaign, holder=holder, by="lan.hcqt", now=MORNING)
    first = holder.questions.order_by("number").first()
    assert first is not None
    answer(
        campaign=campaign,
        holder=holder,
        question=first.pk,
        text=ANSWER,
        answered_on=MORNING.date(),
        by="thẻ số 2",
        now=MORNING,
    )
    give(campaign=campaign, holder=holder, by="lan.hcqt", now=MORNING)
    questions("Làm rõ kết quả cải cách thủ tục hành chính năm 2022.")
    waiting = [takes_in(f"Đề nghị làm rõ việc thứ {n}", voters[n]) for n in (3, 4)]
    send_back(
        campaign=campaign,
        holder=holder,
        request=takes_in("Chuyện riêng trong gia đình", voters[5]),
        reason="Không thuộc tiêu chí lấy phiếu tại Mục II.2 của Kế hoạch.",
        by="lan.hcqt",
        now=MORNING,
    )
    assert len(waiting) == 2


def serve_desk(folder: Path) -> None:
    """Serve a campaign before its conference whose desk has work; never return."""
    fill(summoned_with_cards(folder))
    serve_on_loopback()
