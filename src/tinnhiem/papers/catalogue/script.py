"""What is said and done at each step of the conference (kịch bản, lời dẫn).

The items are those of the programme, D12. The words to speak are ours, not a
regulation's; figures in them come from the record, as on every paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.conference.phase import ORDER, Phase
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.programme import SCRIPT
from tinnhiem.papers.figures import Facts

# Places in the programme, by the phase in which they are done.
ITEMS: Final[Mapping[Phase, tuple[int, ...]]] = {
    Phase.SUMMONED: (0,),
    Phase.CHECK_IN: (0, 1, 2, 3),
    Phase.QUORATE: (4, 5, 6),
    Phase.COMMITTEE_ELECTED: (7, 8),
    Phase.BALLOTS_ISSUED: (9,),
    Phase.VOTING: (9,),
    Phase.CLOSED: (10,),
    Phase.COUNTING: (10,),
    Phase.RECONCILED: (11,),
    Phase.SIGNED: (12,),
    Phase.ANNOUNCED: (13, 14),
}
SPOKEN: Final[Mapping[Phase, tuple[str, ...]]] = {
    Phase.SUMMONED: (
        "Đề nghị các đồng chí đến bàn điểm danh, xuất trình thẻ kèm Giấy mời và nhận "
        "tài liệu.",
    ),
    Phase.CHECK_IN: (
        "Kính thưa các đồng chí! Đã đến giờ làm việc, đề nghị các đồng chí ổn định chỗ "
        "ngồi để tiến hành Hội nghị lấy phiếu tín nhiệm.",
        "Theo danh sách, {voters#:count} đồng chí được triệu tập. Theo "
        "{rulebook.quorum.citation}, Hội nghị chỉ được tiến hành khi có ít nhất "
        "{rulebook.quorum.value:fraction} {rulebook.quorum_base:base} có mặt. Mời bộ "
        "phận tham mưu báo cáo số người có mặt, vắng mặt.",
    ),
    Phase.QUORATE: (
        "Hội nghị có {conference.attendance.present:count} trên {voters#:count} đồng "
        "chí được triệu tập, bảo đảm điều kiện tiến hành. Tôi tuyên bố khai mạc Hội "
        "nghị.",
        "Hội nghị lấy phiếu tín nhiệm đối với {rated#:count} đồng chí có tên trong "
        "danh sách. Đề nghị Hội nghị bầu Ban Kiểm phiếu; người được lấy phiếu tín "
        "nhiệm không tham gia Ban Kiểm phiếu.",
        "Về số lượng và danh sách dự kiến, đồng chí nào có ý kiến khác, xin phát biểu.",
        "Đồng chí nào đồng ý, xin giơ tay. Đồng chí nào không đồng ý, xin giơ tay. "
        "Đồng chí nào có ý kiến khác, xin giơ tay.",
    ),
    Phase.COMMITTEE_ELECTED: (
        "Ban Kiểm phiếu gồm {conference.committee.members#:count} đồng chí, được "
        "{conference.committee.vote.in_favour:count} đồng chí tán thành. Mời Ban Kiểm "
        "phiếu làm việc.",
        "Ban Kiểm phiếu mở hòm phiếu trống cho Hội nghị chứng kiến và niêm phong.",
        "Với mỗi người có tên trong phiếu, các đồng chí đánh dấu vào một trong ba ô: "
        "tín nhiệm cao, tín nhiệm hoặc tín nhiệm thấp. Không đánh dấu ô nào, đánh dấu "
        "từ hai ô trở lên hoặc gạch tên in sẵn thì phần phiếu đối với người đó không "
        "hợp lệ. Phiếu ghi hỏng được đổi tại Ban Kiểm phiếu.",
        "Mời các đồng chí nhận phiếu và ký nhận.",
    ),
    Phase.BALLOTS_ISSUED: (
        "Ban Kiểm phiếu đã phát phiếu cho các đồng chí có mặt. Đề nghị các đồng chí "
        "ghi phiếu.",
        "Ghi xong, mời các đồng chí lần lượt bỏ phiếu vào hòm.",
    ),
    Phase.VOTING: (
        "Còn đồng chí nào chưa bỏ phiếu, xin mời. Nếu không còn, đề nghị Ban Kiểm "
        "phiếu đóng hòm phiếu.",
    ),
    Phase.CLOSED: (
        "Đề nghị Ban Kiểm phiếu mở hòm trước sự chứng kiến của Hội nghị, đếm và công "
        "bố số phiếu phát ra, số phiếu thu về.",
        "Hội nghị giải lao để Ban Kiểm phiếu làm việc.",
    ),
    Phase.COUNTING: (
        "Ban Kiểm phiếu đang làm việc tại nơi riêng; chưa công bố số liệu nào.",
    ),
    Phase.RECONCILED: (
        "Ban Kiểm phiếu đang lập và ký Biên bản kiểm phiếu; chưa công bố số liệu nào.",
    ),
    Phase.SIGNED: (
        "Mời các đồng chí về chỗ. Mời đồng chí Trưởng Ban Kiểm phiếu công bố kết quả "
        "kiểm phiếu.",
    ),
    Phase.ANNOUNCED: (
        "Đề nghị Ban Kiểm phiếu niêm phong phiếu và bàn giao theo quy định.",
        "Cảm ơn các đồng chí. Tôi tuyên bố bế mạc Hội nghị.",
    ),
}


@dataclass(frozen=True, slots=True)
class ScriptStep:
    """One step of the conference as the script has it.

    Attributes:
        items: What is done, and by whom.
        spoken: What whoever runs it may say.
    """

    phase: Phase
    items: tuple[tuple[str, str], ...]
    spoken: tuple[str, ...]


def script_step(record: CampaignRecord, phase: Phase) -> ScriptStep:
    """Return what is done and said in one phase; empty where nothing is.

    Source: the plan's second step; Quy định 96-QĐ/TW, Điều 6, 9; practice for the rest.
    """
    facts = Facts(record)
    items = tuple(
        (_text(facts, what), _text(facts, who))
        for what, who in (SCRIPT[place] for place in ITEMS.get(phase, ()))
    )
    spoken = tuple(_text(facts, words) for words in SPOKEN.get(phase, ()))
    return ScriptStep(phase, items, spoken)


def whole_script(record: CampaignRecord) -> tuple[ScriptStep, ...]:
    """Return every step that has something to do or to say, in order."""
    steps = (script_step(record, phase) for phase in ORDER)
    return tuple(step for step in steps if step.items)


def _text(facts: Facts, sentence: str) -> str:
    return "".join(run.text for run in facts.runs(sentence))
