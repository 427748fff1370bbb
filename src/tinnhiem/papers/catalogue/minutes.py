"""D16: the minutes of the count, in numbered copies (biên bản kiểm phiếu)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.conference.committee import CommitteeMember, CommitteeRole
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue import results
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    SIGN_HERE,
    dotted,
    number_of,
    paper,
    signature,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import (
    Align,
    Block,
    Copy,
    Document,
    Paper,
    Runs,
    Signature,
    Text,
)

ROLE_SENTENCE: Final = "{.name}, {.title}, {.role:role}"
SIGNING_TITLES: Final = {
    CommitteeRole.HEAD: ("TM. BAN KIỂM PHIẾU", "TRƯỞNG BAN"),
    CommitteeRole.SECRETARY: ("THƯ KÝ",),
    CommitteeRole.MEMBER: ("ỦY VIÊN",),
}
BLANK_MEMBERS: Final = ("Trưởng ban", "Ủy viên, thư ký", "Ủy viên")


def count_minutes(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return one paper per copy, each with its number and its recipient.

    Source: the plan's own rule on copies; else the rulebook's.
    """
    facts = Facts(record)
    copies = copies_of(record)
    return tuple(_copy(facts, number=i, of=copies) for i in range(1, copies + 1))


def copies_of(record: CampaignRecord) -> int:
    """Return how many copies the plan, or else the rulebook, demands."""
    rule = record.plan.minutes
    return rule.copies if rule else record.rulebook.minutes_copies.value


def _copy(facts: Facts, *, number: int, of: int) -> Paper:
    document = replace(_document(facts), copy_line=_copy_line(facts, number, of=of))
    made = paper(facts.record, "D16", documents=(document,))
    known = facts.value(f"plan.minutes.recipients[{number - 1}]")
    return replace(made, copy=Copy(number, of, str(known or "")))


def _copies_path(facts: Facts) -> str:
    return (
        "plan.minutes.copies"
        if facts.record.plan.minutes
        else "rulebook.minutes_copies.value"
    )


def _copy_line(facts: Facts, number: int, *, of: int) -> Runs:
    total = f"{{{_copies_path(facts)}:number}}"
    return facts.runs(
        f"Bản số: [[{number}]]/{total} - {recipient(facts, number - 1, of=of)}"
    )


def recipient(facts: Facts, index: int, *, of: int) -> str:
    """Return the sentence for who gets a copy; the last one is kept by the office."""
    is_kept = len(_names(facts)) == of == index + 1
    return f"{{plan.minutes.recipients[{index}]:{'kept' if is_kept else 'undashed'}}}"


def _document(facts: Facts) -> Document:
    return Document(
        form=facts.form,
        superior=facts.runs("{plan.head.issuer:upper}"),
        organ=(Text("BAN KIỂM PHIẾU", bold=True),),
        number=facts.runs(number_of(facts, "D16", kind="BB", organ="BKP")),
        kind="BIÊN BẢN",
        subject=facts.runs(f"**Kiểm phiếu tín nhiệm {ABOUT}**"),
        stampable=True,
        blocks=tuple(_blocks(facts)),
        recipients=_recipients(facts),
        signatures=committee_signatures(facts),
    )


def _blocks(facts: Facts) -> Iterator[Block]:
    yield facts.paragraph(
        "Hồi {conference.counting_from:moment}, tại {conference.venue}, Ban Kiểm phiếu "
        "do Hội nghị lấy phiếu tín nhiệm bầu ra gồm các đồng chí:"
    )
    yield from members(facts, last=";")
    yield facts.paragraph(
        "đã tiến hành kiểm phiếu tín nhiệm đối với {rated#:count} đồng chí theo "
        "{rulebook.name}. Kết quả như sau:"
    )
    yield facts.heading("[[1.]] Số người và số phiếu")
    yield results.sheets_table(facts)
    yield quorum_sentence(facts)
    yield from _ledger(facts)
    yield facts.heading(
        "[[2.]] Kết quả tín nhiệm của từng người** "
        "(tổng số phiếu thu về: {conference.account.returned:count})**"
    )
    yield results.results_table(facts)
    yield from results.share_note(facts)
    yield from results.invalid_reasons(facts)
    yield facts.heading(
        "[[3.]] Ý kiến, khiếu nại trong khi kiểm phiếu và cách giải quyết"
    )
    yield from remarks(facts)
    yield from _departures(facts)
    yield from _ending(facts)


def members(facts: Facts, *, last: str = ".") -> Iterator[Block]:
    """Yield the tally committee, or lines to write it on.

    Args:
        facts: Of the whole record.
        last: How the list ends: «;» where the sentence goes on after it.
    """
    if not facts.knows("conference.committee"):
        blank = "Đồng chí {conference.committee}, {conference.committee}"
        for i, role in enumerate(BLANK_MEMBERS, start=1):
            end = last if i == len(BLANK_MEMBERS) else ";"
            yield facts.paragraph(f"[[{i}.]] {blank}, {role}{end}", align=Align.LEFT)
        return
    known = list(facts.each("conference.committee.members"))
    for i, one in enumerate(known, start=1):
        end = last if i == len(known) else ";"
        yield one.paragraph(f"[[{i}.]] Đồng chí {ROLE_SENTENCE}{end}")


def quorum_sentence(facts: Facts) -> Block:
    """Say how many were present, and by which rule that is enough or not."""
    return facts.paragraph(
        "Số người có mặt: {conference.attendance.present:count}/{voters#:count} người "
        "được "
        f"triệu tập (tỷ lệ {{conference.attendance.share:percent}}), {_verdict(facts)} "
        "điều kiện có mặt ít nhất {rulebook.quorum.value:fraction} "
        "{rulebook.quorum_base:base} theo {rulebook.quorum.citation}."
    )


def _verdict(facts: Facts) -> str:
    attendance = facts.value("conference.attendance")
    if not isinstance(attendance, Attendance):
        return "đủ/không đủ"
    enough = attendance.share.reaches(facts.record.rulebook.quorum.value)
    return "bảo đảm" if enough else "KHÔNG bảo đảm"


def _ledger(facts: Facts) -> Iterator[Block]:
    at = facts.of("conference.account")
    yield at.paragraph(
        "Số phiếu in ra: {.printed:count}; hỏng khi in, đóng dấu: {.damaged:count}; "
        "giao Ban Kiểm phiếu: {.stamped:count}; đổi: {.exchanged:count}; thừa: "
        "{.unused:count}; không do Ban Kiểm phiếu phát ra: {.foreign:count}."
    )
    yield from how_counted(facts)


def how_counted(facts: Facts) -> Iterator[Block]:
    """Say how the count was made and by whom, where the record knows."""
    if facts.value("conference.counted"):
        yield facts.paragraph("{conference.counted:sentence}")
    if facts.knows("conference.box.opened"):
        box = facts.of("conference.box.opened")
        found = "ghi nhận: {.note:clause}" if box.knows(".note") else "còn nguyên"
        yield box.paragraph(
            "Hòm phiếu được mở hồi {.at:clock}; đồng chí {.by} mở; niêm phong số "
            f"{{.seal}} {found}; người chứng kiến: {{.witnesses}}."
        )


def remarks(facts: Facts) -> Iterator[Block]:
    """Yield the remarks and the warnings accepted with a reason, or blank lines."""
    if facts.record.conference is None or not facts.record.outcomes:
        yield from dotted(2)
        return
    found = [
        *facts.each("conference.remarks"),
        *facts.each("conference.accepted_warnings"),
    ]
    if not found:
        yield facts.paragraph("Không có.")
    for one in found:
        yield one.paragraph("- {.:sentence}")


def _departures(facts: Facts) -> Iterator[Block]:
    lines = (*results.override_lines(facts), *results.unverified_lines(facts))
    if lines:
        yield facts.heading("[[4.]] Áp dụng quy định")
        yield from lines


def _ending(facts: Facts) -> Iterator[Block]:
    yield facts.paragraph(
        "Toàn bộ phiếu thu về, phiếu đổi và phiếu thừa được niêm phong theo Biên bản "
        "niêm phong kèm theo."
    )
    copies = copies_of(facts.record)
    listed = ", ".join(
        recipient(facts, i, of=copies) for i in range(len(_names(facts)))
    )
    yield facts.paragraph(
        f"Biên bản được lập thành {{{_copies_path(facts)}:count}} bản có giá trị như "
        f"nhau{': ' + listed if listed else ''}; đã được thông qua và công bố tại Hội "
        f"nghị; kết "
        "thúc vào hồi {conference.counting_to:moment}./."
    )


def _names(facts: Facts) -> tuple[str, ...]:
    rule = facts.record.plan.minutes
    return rule.recipients if rule else ()


def committee_signatures(facts: Facts) -> tuple[Signature, ...]:
    """Return where the committee signs: secretary left, head right, members below."""
    conference = facts.record.conference
    if not conference or not conference.committee:
        return (
            signature(facts, ("THƯ KÝ",), note=SIGN_HERE),
            signature(facts, SIGNING_TITLES[CommitteeRole.HEAD], note=SIGN_HERE),
            signature(facts, ("ỦY VIÊN",), note=SIGN_HERE),
        )
    return tuple(
        signature(
            facts,
            SIGNING_TITLES[member.role],
            f"{{conference.committee.members[{i}].name}}",
        )
        for i, member in signing_order(conference.committee.members)
    )


def signing_order(
    members: tuple[CommitteeMember, ...],
) -> list[tuple[int, CommitteeMember]]:
    """Return the members with their places: the head second, so on the right."""
    numbered = list(enumerate(members))
    heads = [pair for pair in numbered if pair[1].role is CommitteeRole.HEAD]
    others = [pair for pair in numbered if pair[1].role is not CommitteeRole.HEAD]
    others.sort(key=lambda pair: pair[1].role is not CommitteeRole.SECRETARY)
    return [*others[:1], *heads, *others[1:]]


def _recipients(facts: Facts) -> tuple[Runs, ...]:
    names, copies = _names(facts), copies_of(facts.record)
    sent = len(names) - (len(names) == copies)
    lines = [
        facts.runs(f"{recipient(facts, i, of=copies)} ([[01 bản]])")
        for i in range(sent)
    ]
    return (*lines, facts.runs("Lưu: VT, Hồ sơ ([[01 bản]])"))
