"""Sentences for refusals about the conference."""

from datetime import datetime, timedelta, timezone
from typing import Final

from tinnhiem.core.conference import errors
from tinnhiem.core.conference.committee import (
    CommitteeConcern,
    CommitteeWarning,
    ShowOfHands,
)
from tinnhiem.core.conference.conflicts import Conflict, Role
from tinnhiem.core.conference.phase import Missing, MissingCode, Phase
from tinnhiem.core.conference.reply import AbsenceReason, SummonsReply
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.rules.rulebook import Strength
from tinnhiem.core.wording import Wording, joined, wordings
from tinnhiem.messages.say import say
from tinnhiem.messages.share import BASE_WORDS

VIET_NAM: Final = timezone(timedelta(hours=7))  # no summer time; needs no zone table

_PHASES: Final[dict[Phase, str]] = {
    Phase.PLANNED: "đã lập kế hoạch",
    Phase.SUMMONED: "đã triệu tập",
    Phase.CHECK_IN: "điểm danh",
    Phase.QUORATE: "đủ điều kiện khai mạc",
    Phase.COMMITTEE_ELECTED: "đã bầu Ban Kiểm phiếu",
    Phase.BALLOTS_ISSUED: "đã phát phiếu",
    Phase.VOTING: "bỏ phiếu",
    Phase.CLOSED: "đã đóng hòm phiếu",
    Phase.COUNTING: "kiểm phiếu",
    Phase.RECONCILED: "đã đối soát",
    Phase.SIGNED: "đã ký biên bản kiểm phiếu",
    Phase.ANNOUNCED: "đã công bố kết quả",
    Phase.REPORTED: "đã báo cáo kết quả",
    Phase.ARCHIVED: "đã lưu hồ sơ",
    Phase.SUSPENDED: "tạm dừng",
    Phase.VOID: "huỷ kết quả",
}

_MISSING: Final[dict[MissingCode, str]] = {
    MissingCode.ROSTER: "chốt danh sách người ghi phiếu",
    MissingCode.FEASIBLE_DAY: "chọn ngày giữ được mọi thời hạn, hoặc ghi rõ lý do",
    MissingCode.SUMMONS: "gửi giấy triệu tập",
    MissingCode.QUORUM: "đủ số người có mặt",
    MissingCode.COMMITTEE: "bầu Ban Kiểm phiếu với quá nửa số người có mặt tán thành",
    MissingCode.STAMPED_SHEETS: "đủ phiếu đã đóng dấu treo cho số người có mặt",
    MissingCode.ISSUED_SHEETS: "phát phiếu, không quá số người có mặt",
    MissingCode.BOX_SEAL: "kiểm tra, niêm phong hòm phiếu trước hội nghị",
    MissingCode.RETURNED_SHEETS: "mở hòm, đếm và công bố số phiếu thu về",
    MissingCode.BALANCE: "cân đối số phiếu (còn sai lệch chưa giải thích)",
    MissingCode.COUNT: "nhập đủ kết quả đọc của mọi phiếu thu về",
    MissingCode.AGREEMENT: "giải quyết hết các ô lệch giữa hai lần nhập",
    MissingCode.RECONCILIATION: "đối soát không còn lỗi, cảnh báo đều có lý do",
    MissingCode.SIGNATURES: "đủ chữ ký của các thành viên Ban Kiểm phiếu",
    MissingCode.SEALED_PAPERS: "niêm phong, bàn giao phiếu",
    MissingCode.REPORTS: "gửi báo cáo kết quả đến các nơi nhận",
    MissingCode.FILE: "đủ hồ sơ theo mục lục",
    MissingCode.VOID_REASON: "ghi lý do huỷ",
    MissingCode.ADJOURN_REASON: "ghi lý do hoãn",
}

_ROLES: Final[dict[Role, str]] = {
    Role.CHAIR: "chủ trì hội nghị",
    Role.SECRETARY: "thư ký hội nghị",
    Role.RATED: "người được lấy phiếu tín nhiệm",
    Role.COMMITTEE: "thành viên Ban Kiểm phiếu",
    Role.TYPIST: "người nhập kết quả đọc phiếu",
    Role.STEP_OWNER: "người chủ trì một bước của kế hoạch",
    Role.ASKER: "người yêu cầu giải trình",
    Role.CLERK: "người làm việc ở bộ phận tham mưu",
    Role.INSPECTOR: "người giám sát",
    Role.ADMIN: "người quản trị máy",
}

_ABSENCES: Final[dict[AbsenceReason, str]] = {
    AbsenceReason.DUTY: "đi công tác",
    AbsenceReason.ILLNESS: "ốm, điều trị",
    AbsenceReason.LEAVE: "nghỉ phép, nghỉ theo chế độ",
    AbsenceReason.FAMILY: "việc gia đình",
    AbsenceReason.OTHER: "lý do khác",
}
PHASE_WORDS: Final[dict[Phase, Wording]] = wordings(_PHASES)
MISSING_WORDS: Final[dict[MissingCode, Wording]] = wordings(_MISSING)
ROLE_WORDS: Final[dict[Role, Wording]] = wordings(_ROLES)
ABSENCE_WORDS: Final[dict[AbsenceReason, Wording]] = wordings(_ABSENCES)


def absence_words(reply: SummonsReply) -> str:
    """Return the reason as the list prints it: «đi công tác: họp tại Hà Nội»."""
    if reply.reason is None:
        return ""
    if reply.reason is AbsenceReason.OTHER:
        return reply.words
    known = ABSENCE_WORDS[reply.reason]
    return joined([known, reply.words], ": ") if reply.words else known


def words_beside(code: AbsenceReason, *, reason: str) -> str:
    """Return what was added to the code, from the whole sentence."""
    known = ABSENCE_WORDS[code]
    if code is AbsenceReason.OTHER:
        return reason
    return reason.removeprefix(known).removeprefix(": ")


def clock(moment: datetime) -> str:
    """Return «07 giờ 52 phút ngày 13/7/2023» in Viet Nam's time."""
    local = moment.astimezone(VIET_NAM)
    return f"{local:%H giờ %M phút} ngày {local.day:02d}/{local.month}/{local.year}"


def by_right_of(citation: Citation) -> str:
    """Return «căn cứ …», saying so when nobody has compared the rule with its text."""
    if citation.status is Status.UNVERIFIED:
        return Wording("căn cứ {citation}, chưa kiểm chứng", citation=citation)
    return Wording("căn cứ {citation}", citation=citation)


def missing_words(missing: Missing) -> str:
    """Return one line of the checklist: what is missing, the figures, the rule."""
    figures = f" ({missing.have}/{missing.need})" if missing.need is not None else ""
    words = MISSING_WORDS[missing.code]
    return joined([words, figures, ", ", by_right_of(missing.citation)], "")


def conflict_words(conflict: Conflict, *, name: str) -> str:
    """Return one conflict of roles with the printed name of the person."""
    first, second = (ROLE_WORDS[role] for role in conflict.roles)
    refused = conflict.strength is Strength.REFUSE
    verdict = (
        Wording("không được phép") if refused else Wording("cần nêu rõ với hội nghị")
    )
    rule = by_right_of(conflict.citation)
    return Wording(
        "{name} vừa là {first} vừa là {second}: {verdict} ({rule}).",
        name=name,
        first=first,
        second=second,
        verdict=verdict,
        rule=rule,
    )


def committee_warning_words(warning: CommitteeWarning) -> str:
    """Return one warning for the minutes of electing the committee."""
    rule = by_right_of(warning.citation)
    if warning.concern is CommitteeConcern.EVEN_NUMBER:
        return f"Ban Kiểm phiếu có số thành viên chẵn ({rule})."
    names = ", ".join(warning.names)
    return (
        f"{names} là người được lấy phiếu tín nhiệm mà tham gia Ban Kiểm phiếu "
        f"({rule}); lý do: {warning.reason}."
    )


def failed_vote_words(names: str, hands: ShowOfHands, *, present: int) -> str:
    """Return the line of the minutes about a show of hands that elected nobody."""
    return (
        f"Biểu quyết danh sách Ban Kiểm phiếu ({names}): đồng ý {hands.in_favour}, "
        f"không đồng ý {hands.against}, ý kiến khác {hands.abstained}; không quá nửa "
        f"số người có mặt ({present}), Hội nghị giới thiệu và biểu quyết lại."
    )


@say.register
def _(refusal: errors.AlreadyPresentError) -> str:
    return (
        f"«{refusal.person}» đã điểm danh lúc {clock(refusal.known)} và "
        "đang có mặt; lần điểm danh sau không thay đổi gì. Nếu đã ra ngoài, ghi nhận "
        "rời phòng trước."
    )


@say.register
def _(refusal: errors.ArrivedBeforeLeavingError) -> str:
    return (
        f"Giờ đến {clock(refusal.at)} của «{refusal.person}» sớm hơn giờ "
        f"rời phòng lần trước {clock(refusal.known)}. Sửa lại giờ."
    )


@say.register
def _(refusal: errors.LeftBeforeArrivingError) -> str:
    return (
        f"Giờ rời phòng {clock(refusal.at)} của «{refusal.person}» sớm hơn "
        f"giờ đến {clock(refusal.known)}. Sửa lại giờ."
    )


@say.register
def _(refusal: errors.NotPresentError) -> str:
    return (
        f"«{refusal.person}» không có trong phòng nên không thể ghi "
        "nhận rời phòng. Ghi nhận lúc đến trước."
    )


@say.register
def _(refusal: errors.AbsentButPresentError) -> str:
    return (
        f"«{refusal.person}» đã điểm danh lúc {clock(refusal.known)} nên không ghi "
        "vắng mặt được; chưa ghi gì. Nếu người này ra về thì ghi rời phòng; nếu điểm "
        "danh nhầm người thì ghi rõ vào biên bản."
    )


@say.register
def _(refusal: errors.NotSummonedError) -> str:
    return (
        f"«{refusal.person}» không có trong danh sách triệu tập đã chốt "
        "nên không được tính là có mặt. Mời ngồi ở hàng ghế khách, không phát phiếu."
    )


@say.register
def _(refusal: errors.TimeWithoutZoneError) -> str:
    return (
        f"Thời điểm {refusal.at:%H:%M %d/%m/%Y} không ghi múi giờ nên không so sánh "
        "được. Ghi thêm +07:00."
    )


@say.register
def _(refusal: errors.NobodySummonedError) -> str:
    return (
        f"Chưa có ai trong {BASE_WORDS[refusal.base]} nên không tính được tỷ lệ có "
        "mặt. Chốt danh sách trước."
    )


@say.register
def _(refusal: errors.QuorumNotReachedError) -> str:
    return (
        f"Chưa đủ số người để tiến hành: có mặt {refusal.present} trên "
        f"{BASE_WORDS[refusal.base]} là {refusal.summoned}, cần ít nhất "
        f"{refusal.minimum} ({by_right_of(refusal.citation)}). Còn thiếu "
        f"{refusal.missing} người; chờ thêm hoặc hoãn hội nghị."
    )


@say.register
def _(refusal: errors.OfficeholderOnCommitteeError) -> str:
    remedy = "chọn người khác"
    if refusal.may_be_accepted:
        remedy = "chọn người khác, hoặc ghi lý do bằng văn bản để đưa vào biên bản"
    return (
        f"{', '.join(refusal.names)} là người được lấy phiếu tín nhiệm nên không tham "
        f"gia Ban Kiểm phiếu ({by_right_of(refusal.citation)}); {remedy}."
    )


@say.register
def _(refusal: errors.CommitteeTooSmallError) -> str:
    return (
        f"Ban Kiểm phiếu mới có {refusal.members} người, cần ít nhất {refusal.minimum} "
        f"({by_right_of(refusal.citation)}). Giới thiệu thêm "
        f"{refusal.minimum - refusal.members} người."
    )


@say.register
def _(refusal: errors.CommitteeHeadError) -> str:
    found = (
        f"có {len(refusal.names)} Trưởng ban" if refusal.names else "chưa có Trưởng ban"
    )
    return f"Ban Kiểm phiếu {found}. Chỉ định đúng một Trưởng ban."


@say.register
def _(refusal: errors.CommitteeSecretaryError) -> str:
    return (
        f"Ban Kiểm phiếu có {len(refusal.names)} Thư ký ({', '.join(refusal.names)}). "
        "Chỉ để nhiều nhất một Thư ký."
    )


@say.register
def _(refusal: errors.CommitteeMemberTwiceError) -> str:
    return (
        f"{', '.join(refusal.names)} được ghi hai lần trong Ban Kiểm phiếu. Mỗi người "
        "chỉ giữ một dòng."
    )


@say.register
def _(refusal: errors.CommitteeMemberAbsentError) -> str:
    return (
        f"{', '.join(refusal.names)} không có mặt trong hội trường nên không bầu vào "
        "Ban Kiểm phiếu được. Điểm danh hoặc giới thiệu người khác."
    )


@say.register
def _(refusal: errors.CommitteeMemberNotOnRosterError) -> str:
    return (
        f"{', '.join(refusal.names)} không có trong danh sách người được triệu tập. "
        "Giới thiệu người trong danh sách, hoặc cho phép người ngoài tham gia."
    )


@say.register
def _(refusal: errors.HandsImpossibleError) -> str:
    return (
        f"Số giơ tay không thể đúng: {refusal.hands} trong khi có mặt "
        f"{refusal.present} người. Đếm lại số giơ tay."
    )


@say.register
def _(refusal: errors.HandsMissingError) -> str:
    return (
        f"Số giơ tay cộng lại là {refusal.hands}, trong khi có mặt {refusal.present} "
        f"người: còn {refusal.missing} người chưa rõ ý kiến nên biên bản không khớp. "
        f"Chưa ghi gì. Ghi đủ không đồng ý (--against), ý kiến khác (--abstain); nếu "
        f"{refusal.missing} người đó không có ý kiến thì cộng vào ý kiến khác: "
        f"--abstain {refusal.missing}."
    )


@say.register
def _(refusal: errors.CommitteeNotElectedError) -> str:
    return (
        f"Ban Kiểm phiếu chưa được bầu: {refusal.in_favour}/{refusal.present} người có "
        f"mặt tán thành, cần ít nhất {refusal.minimum} "
        f"({by_right_of(refusal.citation)}). Giới thiệu lại và biểu quyết lại."
    )


@say.register
def _(refusal: errors.TimeGoesBackError) -> str:
    return (
        f"Thời điểm {_moment(refusal.at)} sớm hơn việc ghi trước đó, lúc "
        f"{_moment(refusal.known)}; biên bản không thể đi ngược thời gian. Ghi lại "
        "thời điểm đúng bằng --at; nếu chính việc trước đó ghi sai giờ thì ghi rõ lý "
        "do bằng: tinnhiem conference clock --reason."
    )


def _moment(at: datetime) -> str:
    there = at.astimezone(VIET_NAM)
    return f"{there:%H:%M:%S} ngày {there:%d/%m/%Y}"


@say.register
def _(refusal: errors.WrongPhaseError) -> str:
    following = "không còn bước nào tiếp theo"
    if refusal.next:
        following = f"bước tiếp theo là «{PHASE_WORDS[refusal.next]}»"
    return (
        f"Đang ở giai đoạn «{PHASE_WORDS[refusal.current]}», không thể chuyển sang "
        f"«{PHASE_WORDS[refusal.wanted]}»; {following}."
    )


@say.register
def _(refusal: errors.NotYetError) -> str:
    lacks = "; ".join(missing_words(lack) for lack in refusal.missing)
    return f"Chưa thể chuyển sang «{PHASE_WORDS[refusal.wanted]}». Còn phải: {lacks}."


@say.register
def _(_refusal: errors.DeviceKeyError) -> str:
    return (
        "Thiết bị này không giữ khóa của lần kiểm phiếu đang mở. Gắn lại thiết bị, "
        "rồi nhờ một thành viên Ban Kiểm phiếu đang giữ khóa trao khóa."
    )


@say.register
def _(_refusal: errors.KeyReusedError) -> str:
    return "Trang này đã cũ: việc trên đã gửi một lần. Tải lại trang rồi làm tiếp."
