"""Who signs: the plan's own signer, and whoever holds the post since."""

from dataclasses import replace

from tests.papers.builders import make_record
from tinnhiem.core.record import CampaignRecord, Signer
from tinnhiem.papers.making import papers_of
from tinnhiem.papers.model import Signature


def signers(record: CampaignRecord, code: str) -> list[str]:
    """Return the printed names under a paper."""
    found: list[Signature] = []
    for paper in papers_of(record, [code]):
        for document in paper.documents:
            found += document.signatures
    return ["".join(run.text for run in signature.name) for signature in found]


def chaired_by(title: str) -> CampaignRecord:
    """Return a campaign whose conference somebody of that post chairs."""
    record = make_record()
    assert record.conference is not None
    hall = replace(record.conference, chair=Signer("Nguyễn Văn Mới", title))
    return replace(record, conference=hall)


def test_whoever_holds_the_signers_post_signs_what_follows_the_plan() -> None:
    record = chaired_by(make_record().plan.head.signer_title.capitalize())

    assert signers(record, "D20") == ["Nguyễn Văn Mới"]
    assert signers(record, "D01") == [record.plan.head.signer_name]


def test_a_chair_of_another_post_does_not_sign_for_the_office() -> None:
    record = chaired_by("Phó Chánh Văn phòng")

    assert signers(record, "D20") == [record.plan.head.signer_name]
