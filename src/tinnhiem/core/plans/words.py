"""The vocabulary of plans: spelling made comparable, and words that mean the same.

Everything here is a list that a person may lengthen. The grammar that uses the lists
is in `docs/reference/plan-grammar.md`.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from tinnhiem.core.plans.plan import StepKind

INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
SPACES: Final = re.compile(r"[\s\u00a0]+")
HEADING_MARKS: Final = re.compile(r"^\s{0,3}#{1,6}\s+")
ITALIC_UNDERLINES: Final = re.compile(r"(?<!\w)_{1,2}([^_\n]+?)_{1,2}(?!\w)")
BULLET_STAR: Final = re.compile(r"^\s*\*\s+(?!\*)")

# «uỷ» and «ủy», «hoà» and «hòa» are one word in two spellings.
TONES: Final[dict[str, str]] = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
NEW_TONE: Final = re.compile("|".join(TONES))


def clean(line: str) -> str:
    """Return a line in NFC without emphasis marks and with single spaces."""
    text = unicodedata.normalize("NFC", line).translate(INVISIBLE)
    text = BULLET_STAR.sub("- ", HEADING_MARKS.sub("", text)).replace("*", "")
    return SPACES.sub(" ", ITALIC_UNDERLINES.sub(r"\1", text)).strip()


def fold(text: str) -> str:
    """Return `text` for comparing: lower case, one spelling, the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # One Turkish capital becomes two letters; places in the text would shift.
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return NEW_TONE.sub(lambda found: TONES[found[0]], lowered)


def folded(words: Iterable[str]) -> tuple[str, ...]:
    """Return every word as `fold` would."""
    return tuple(fold(word) for word in words)


def has(text: str, *words: str) -> bool:
    """Say whether the folded `text` contains one of `words` as whole words."""
    return any(
        re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", text) for word in words
    )


def is_upper(text: str) -> bool:
    """Say whether a line is written in capitals, as headings are."""
    return text.upper() == text and sum(map(str.isalpha, text)) > 1


class Label(StrEnum):
    """What the words before a colon announce."""

    DIRECTED_BY = "directed_by"
    LED_BY = "led_by"
    JOINED_BY = "joined_by"
    DEADLINE = "deadline"


LABELS: Final[dict[Label, tuple[str, ...]]] = {
    Label.DIRECTED_BY: folded(
        (
            "chỉ đạo thực hiện",
            "chỉ đạo",
            "đơn vị chỉ đạo",
            "lãnh đạo chỉ đạo",
            "người chỉ đạo",
            "phụ trách chỉ đạo",
        )
    ),
    Label.LED_BY: folded(
        (
            "đơn vị chủ trì",
            "chủ trì",
            "cơ quan chủ trì",
            "chủ trì thực hiện",
            "chủ trì tham mưu",
            "thực hiện",
            "đơn vị thực hiện",
            "bộ phận thực hiện",
            "người thực hiện",
            "tổ chức thực hiện",
            "tham mưu thực hiện",
            "tham mưu",
            "đơn vị tham mưu",
            "bộ phận tham mưu",
        )
    ),
    Label.JOINED_BY: folded(
        (
            "đơn vị phối hợp",
            "phối hợp",
            "cơ quan phối hợp",
            "phối hợp thực hiện",
            "bộ phận phối hợp",
        )
    ),
    Label.DEADLINE: folded(
        (
            "thời gian hoàn thành",
            "thời gian",
            "thời gian thực hiện",
            "thời hạn",
            "thời hạn hoàn thành",
            "thời hạn thực hiện",
            "thời điểm hoàn thành",
            "hoàn thành",
            "ngày hoàn thành",
            "hạn hoàn thành",
            "hạn chót",
            "tiến độ",
        )
    ),
}

# A paragraph cannot end in one of these, so what follows a break belongs to it.
HANGING: Final = frozenset(
    folded(
        (
            *("và", "của", "về", "tại", "theo", "ngày", "số", "tháng", "năm", "khoản"),
            *("điểm", "điều", "mục", "bước", "để", "cho", "với", "các", "những", "do"),
            *("từ", "đến", "là", "được", "có", "khi", "trong", "bằng", "hoặc", "hay"),
            *("gồm", "trên", "dưới", "trước", "sau", "đối", "nhất", "kế"),
        )
    )
)

# Words of every plan: enough to mend one that a line break cut in two.
COMMON: Final = frozenset(
    folded(
        (
            *("triệu", "tập", "mặt", "chậm", "nhất", "trước", "trong", "ngày", "hết"),
            *("phiếu", "tín", "nhiệm", "đồng", "chí", "chánh", "phó", "trưởng", "giám"),
            *(
                "đốc",
                "phòng",
                "phối",
                "hợp",
                "chủ",
                "trì",
                "chỉ",
                "đạo",
                "thực",
                "hiện",
            ),
            *("hoàn", "thành", "thời", "gian", "biên", "bản", "kiểm", "quyết", "định"),
            *("công", "văn", "nghị", "hướng", "dẫn", "người", "được", "giải", "trình"),
            *("báo", "cáo", "chuẩn", "tổ", "chức", "kết", "quả", "lưu", "gửi", "tỉnh"),
        )
    )
)

# What a step is for: (kind, where, one of these must stand there, none of these).
# The first row that fits decides, so the narrow rows come first.
KINDS: Final[tuple[tuple[StepKind, tuple[str, ...], tuple[str, ...]], ...]] = (
    (
        StepKind.REPORT,
        (
            "báo cáo kết quả lấy phiếu",
            "báo cáo kết quả phiếu",
            "báo cáo kết quả tín nhiệm",
            "báo cáo cấp trên kết quả",
        ),
        ("tổ chức hội nghị", "tiến hành hội nghị", "kiểm phiếu"),
    ),
    (
        StepKind.CONFERENCE,
        (
            "tổ chức hội nghị",
            "tiến hành hội nghị",
            "hội nghị lấy phiếu",
            "tổ chức lấy phiếu",
            "tiến hành lấy phiếu",
        ),
        ("chuẩn bị", "giải trình", "chậm nhất"),
    ),
    (
        StepKind.DOSSIERS,
        ("kê khai tài sản", "bản kê khai", "báo cáo cá nhân", "hồ sơ cá nhân"),
        (),
    ),
    (
        StepKind.QUESTIONS,
        (
            "văn bản yêu cầu",
            "văn bản đề nghị",
            "vấn đề cần làm rõ",
            "nội dung cần làm rõ",
            "đề nghị người được lấy phiếu",
            "yêu cầu người được lấy phiếu",
            "gửi câu hỏi",
        ),
        (),
    ),
    (
        StepKind.ANSWERS,
        ("giải trình", "cung cấp thông tin bổ sung", "trả lời"),
        (),
    ),
    (
        StepKind.BALLOTS,
        ("chuẩn bị phiếu", "in phiếu", "dấu treo", "mẫu phiếu"),
        (),
    ),
    (
        StepKind.UNIT_REPORT,
        (
            "báo cáo tự đánh giá",
            "báo cáo sơ kết",
            "báo cáo kết quả thực hiện",
            "báo cáo kiểm điểm",
        ),
        (),
    ),
)


def label_of(words: str) -> Label | None:
    """Return what `words` (without the colon) announce; None for any other words."""
    key = SPACES.sub(" ", re.sub(r"\([^)]*\)", "", fold(words))).strip(" -–+•.")
    return next((label for label, names in LABELS.items() if key in names), None)


def kind_of(title: str, body: str) -> StepKind:
    """Say what a step is for by its words, the title before the body."""
    for text in (fold(title), fold(f"{title} {body}")):
        for kind, one_of, none_of in KINDS:
            if has(text, *one_of) and not has(text, *none_of):
                return kind
    return StepKind.OTHER
