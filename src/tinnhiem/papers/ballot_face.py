"""What a machine-read ballot says: D14 as words, before anything is placed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import ABOUT, REHEARSAL, organ_of, superior_of
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Runs

TEST: Final = "PHIẾU THỬ"
TITLE: Final = "PHIẾU TÍN NHIỆM"
GUIDE: Final = (
    "Cách ghi phiếu: Đồng chí đánh dấu (X) vào một trong ba ô tương ứng với từng "
    "người. Không gạch họ tên in sẵn. Dòng không đánh dấu, đánh dấu từ hai ô trở lên "
    "hoặc gạch họ tên là không hợp lệ đối với người đó. Người ghi phiếu có thể ký tên "
    "hoặc không ký tên."
)
REMINDER: Final = "Đánh dấu (X) vào một trong ba ô tương ứng với từng người."
EQUAL_SHEETS: Final = "Mọi phiếu của lần in này giống hệt nhau."
NOT_COUNTED: Final = "Phiếu thử: máy không đếm."
CONTINUES: Final = "Còn tiếp ở trang sau."
TEST_GUIDE: Final = (
    "Phiếu thử để kiểm tra máy quét, không phải phiếu tín nhiệm: không phát cho người "
    "ghi phiếu, máy không đếm. Các dấu (X) in sẵn đậm nhạt khác nhau để thử máy. Dòng "
    "cuối ghi thử bằng bút sẽ dùng, rồi quét tờ này và nạp vào trang Kiểm tra máy quét."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFace:
    """What a ballot says (mặt phiếu).

    Attributes:
        campaign: What no other campaign has; in the code's style, never printed.
        people: Name and title, in ballot order.
        watermark: Words that make it no ballot: a rehearsal, a test; empty for a real
            one.
    """

    campaign: str
    superior: str
    organ: str
    dated: str
    subject: str
    people: tuple[tuple[str, str], ...]
    watermark: str = ""

    @property
    def is_test(self) -> bool:
        """Say whether it is a test sheet, which is never counted."""
        return self.watermark == TEST

    @property
    def guide(self) -> str:
        """Return the instruction under the table."""
        return TEST_GUIDE if self.is_test else GUIDE


def face_of(record: CampaignRecord) -> SheetFace:
    """Return what the ballot of a campaign says; blanks for a day not set yet."""
    facts = Facts(record)
    return SheetFace(
        campaign=record.slug,
        superior=_words(superior_of(facts)),
        organ=_words(organ_of(facts)),
        dated=_words(facts.runs("{plan.head.place}, {conference.starts_at:day}")),
        subject=_words(facts.runs(ABOUT)),
        people=tuple((one.name, one.title) for one in record.rated),
        watermark=REHEARSAL if record.is_rehearsal else "",
    )


def face_rows(face: SheetFace) -> dict[str, Any]:
    """Return a face as it is kept; `face_from` reads it back."""
    return {**asdict(face), "people": [list(one) for one in face.people]}


def face_from(rows: Mapping[str, Any]) -> SheetFace:
    """Return the face that was kept."""
    people = tuple((name, title) for name, title in rows["people"])
    return SheetFace(**{**rows, "people": people})


def as_test(face: SheetFace) -> SheetFace:
    """Return the same form as a test sheet («PHIẾU THỬ»)."""
    return replace(face, watermark=TEST)


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs)
