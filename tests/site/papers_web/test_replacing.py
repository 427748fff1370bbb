"""What must differ before one paper takes the place of another."""

import pytest

from tests.site.stories import tell
from tests.site.test_issuing import HEAD, NOW, SIGNED, WHY, issue
from tinnhiem.actions.papers.end_paper import replace_paper
from tinnhiem.actions.papers.finalise_paper import finalise_paper
from tinnhiem.actions.papers.freezing import Signing
from tinnhiem.actions.papers.issue_paper import Issue
from tinnhiem.core.papers.errors import PaperUnchangedError
from tinnhiem.messages import say
from tinnhiem.store.models import FrozenPaper

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("code", ["D20", "D02a"])
def test_nothing_is_replaced_by_the_same_words(code: str) -> None:
    signed = tell(until="Ký, công bố, niêm phong").campaign
    if code == "D20":
        issue(signed, code)
    else:
        finalise_paper(campaign=signed, code=code, signing=Signing(), by="", now=NOW)
    wanted = Issue(code=code, signed_by=HEAD, signed_on=SIGNED)

    with pytest.raises(PaperUnchangedError) as refused:
        replace_paper(
            campaign=signed, issue=wanted, reason=WHY, holidays=(), by="", now=NOW
        )

    assert "nội dung không khác bản" in say(refused.value)
    assert FrozenPaper.objects.get().reason == ""
