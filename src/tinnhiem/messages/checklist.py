"""Words of the checklist: what is to be done, and how."""

from typing import Final

from tinnhiem.core.campaigns.checklist import Area, Gate, Item, PreparationLine
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.wording import Wording, joined, wordings
from tinnhiem.messages.conference import ROLE_WORDS

GATE_WORDS: Final[dict[Gate, Wording]] = wordings(
    {
        Gate.SUMMONS: "Trước khi triệu tập",
        Gate.OPENING: "Trước khi khai mạc",
    }
)
_ITEMS: Final[dict[Item, str]] = {
    Item.PLAN_NUMBER: "Kế hoạch có số, ngày ban hành",
    Item.CONFERENCE: "Có thời gian, địa điểm, người chủ trì, thư ký Hội nghị",
    Item.FEASIBLE_DAY: "Ngày họp giữ được mọi thời hạn, hoặc có lý do ghi lại",
    Item.OFFICEHOLDERS: "Đủ người được lấy phiếu tín nhiệm theo kế hoạch",
    Item.ELIGIBILITY: "Xem lại việc đưa vào danh sách lấy phiếu: {about}",
    Item.ROSTER: "Chốt danh sách người ghi phiếu tín nhiệm",
    Item.CONFLICT: "Một người giữ hai vai: {about}",
    Item.DOSSIERS: "Đủ hồ sơ của người được lấy phiếu và báo cáo của đơn vị",
    Item.DOSSIER: "Thu hồ sơ còn thiếu của {about}",
    Item.DOSSIER_LATE: "Hồ sơ nộp chậm: {about}",
    Item.DOSSIERS_RELEASED: "Phát hành hồ sơ tới người ghi phiếu",
    Item.SUMMONS_PAPER: "Lập văn bản {about}",
    Item.SUMMONS: "Gửi giấy mời (giấy triệu tập)",
    Item.SUMMONS_OUTDATED: (
        "Giấy mời đã ban hành, đã gửi ghi ngày, giờ, nơi khác: lập lại Giấy mời và báo "
        "cho người được mời"
    ),
    Item.STEP: "Hoàn thành bước {about} của kế hoạch",
    Item.QUESTIONS_SENT: "Xử lý, gửi hết đề nghị giải trình đã nhận",
    Item.QUESTIONS_ANSWERED: "Trả lời hết và gửi giải trình tới người ghi phiếu",
    Item.OPENING_PAPER: "Lập văn bản {about}",
    Item.STAMPED_SHEETS: "Đủ phiếu đã đóng dấu treo cho người được triệu tập",
}
_ITEM_WORDS: Final[dict[Item, Wording]] = wordings(_ITEMS)
COMMANDS: Final[dict[Item, str]] = {
    Item.PLAN_NUMBER: "tinnhiem papers issue D01",
    Item.CONFERENCE: "tinnhiem conference set",
    Item.FEASIBLE_DAY: "tinnhiem conference set",
    Item.OFFICEHOLDERS: "tinnhiem people import",
    Item.ELIGIBILITY: "tinnhiem people exclude",
    Item.ROSTER: "tinnhiem people freeze",
    Item.CONFLICT: "tinnhiem conference set",
    Item.DOSSIERS: "tinnhiem serve",
    Item.DOSSIER: "tinnhiem serve",
    Item.DOSSIER_LATE: "tinnhiem serve",
    Item.DOSSIERS_RELEASED: "tinnhiem serve",
    Item.SUMMONS_PAPER: "tinnhiem papers make",
    Item.SUMMONS: "tinnhiem conference record summons-sent",
    Item.SUMMONS_OUTDATED: "tinnhiem papers replace D10",
    Item.STEP: "tinnhiem campaign step",
    Item.QUESTIONS_SENT: "tinnhiem serve",
    Item.QUESTIONS_ANSWERED: "tinnhiem serve",
    Item.OPENING_PAPER: "tinnhiem papers make",
    Item.STAMPED_SHEETS: "tinnhiem ballots record",
}
_AREAS: Final[dict[Area, str]] = {
    Area.PLANS: "Kế hoạch",
    Area.PEOPLE: "Nhân sự",
    Area.DOSSIERS: "Hồ sơ",
    Area.CONFERENCE: "Hội nghị",
    Area.PAPERS: "Văn bản",
    Area.BALLOTS: "Phiếu",
    Area.CLARIFICATIONS: "Giải trình",
}
AREA_WORDS: Final[dict[Area, Wording]] = wordings(_AREAS)
_DOUBTS: Final[dict[Status, str]] = {
    Status.SEEN: "",
    Status.PRACTICE: " (theo thực tiễn)",
    Status.INFERRED: " (suy luận, chưa đối chiếu toàn văn)",
    Status.UNVERIFIED: " (chưa kiểm chứng)",
}


def line_words(line: PreparationLine, *, about: str = "") -> str:
    """Return the line as a clerk reads it.

    Args:
        line: What is to be done.
        about: A title in place of the line's own code, where there is one.
    """
    words = Wording(_ITEM_WORDS[line.item].pattern, about=about or line.about)
    if line.roles:
        first, second = (ROLE_WORDS[role] for role in line.roles)
        roles = Wording("{first} và {second}", first=first, second=second)
        return joined([words, " (", roles, ")"], "")
    if line.need is None:
        return words
    if line.left_off:
        return examined_words(line.have or 0, line.need, left_off=line.left_off)
    return joined([words, f": {line.have}/{line.need}"], "")


def examined_words(have: int, need: int, *, left_off: int) -> Wording:
    """Return how many were considered, and how many of them are not rated."""
    return Wording(
        "Đã xét {have}/{need} người theo kế hoạch: lấy phiếu {rated}, không lấy phiếu "
        "{left_off}",
        have=have,
        need=need,
        rated=have - left_off,
        left_off=left_off,
    )


def rule_words(citation: Citation) -> str:
    """Return the rule with how well it is known."""
    return f"{citation}{_DOUBTS[citation.status]}"
