"""The figures of the count as papers print them: sheets, persons, levels."""

from collections.abc import Iterator
from typing import Final

from tinnhiem.core.count.count import Count
from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.outcome.outcome import Outcome
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.rules.rulebook import Rule
from tinnhiem.papers.catalogue.parts import (
    cell,
    head,
    ordinal,
    person_cell,
    rated_of,
    words,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Cell, Paragraph, Row, Table
from tinnhiem.papers.words import RULE_WORDS

_WIDTHS: Final = (8.0, 44.0, 13.0, 14.5, 11.5, 17.0, 11.5, 17.0, 11.5, 17.0)
_SMALL: Final = 8  # so many persons stay on one page
_REASONS: Final = (
    ("blank", "không đánh dấu vào mức tín nhiệm nào"),
    ("several", "đánh dấu từ hai mức tín nhiệm trở lên"),
    ("struck", "gạch họ tên người được lấy phiếu tín nhiệm"),
    ("foreign", "không do Ban Kiểm phiếu phát ra"),
)


def sheets_table(facts: Facts) -> Table:
    """Return summoned, present, issued, returned and what became of the rest."""
    at = facts.of("conference")
    present = at.runs("{.attendance.present:handcount}")
    if at.knows(".attendance"):
        present += at.runs(" ({.attendance.share:percent})")
    titles = (
        "Được triệu tập",
        "Có mặt",
        "Phiếu phát ra",
        "Phiếu thu về",
        "Phiếu không thu về",
    )
    cells = (
        cell(facts.runs("{voters#:handcount}")),
        cell(present),
        *(
            cell(at.runs(f"{{.account.{name}:handcount}}"))
            for name in ("issued", "returned", "missing")
        ),
    )
    return Table(
        widths=(30.0, 33.0, 32.0, 32.0, 38.0),
        header=head(*titles),
        rows=(Row(cells, 8),),
    )


def results_table(facts: Facts) -> Table:
    """Return one row per person: valid, invalid, three levels with shares."""
    top = Row(
        (
            words("TT", rows=2),
            words("Họ và tên, chức danh", rows=2),
            words("Phiếu hợp lệ", rows=2, size=11),
            words("Phiếu không hợp lệ", rows=2, size=11),
            *(
                words(LEVEL_WORDS[level].capitalize(), columns=2, size=11)
                for level in Level
            ),
        )
    )
    second = Row((words("Số phiếu", size=11), words("Tỷ lệ", size=11)) * len(Level))
    rows = tuple(result_row(facts, i) for i in range(len(rated_of(facts))))
    return Table(
        widths=_WIDTHS,
        header=(top, second),
        rows=rows,
        together=len(rows) <= _SMALL,
    )


def result_row(facts: Facts, index: int) -> Row:
    """Return the row of the person at `index` of the ballot."""
    person, outcome = facts.of(f"rated[{index}]"), facts.of(f"outcomes[{index}]")
    return Row((ordinal(index + 1), person_cell(person), *_figures(outcome)), 8)


def _figures(outcome: Facts) -> Iterator[Cell]:
    yield cell(outcome.runs("{.count.valid:plain}"))
    yield cell(outcome.runs("{.count.invalid:plain}"))
    for level in Level:
        yield cell(outcome.runs(f"{{.count.{level.value}:plain}}"))
        yield cell(outcome.runs(f"{{.shares[{level.value}]:share}}"))


def invalid_reasons(facts: Facts) -> tuple[Paragraph, ...]:
    """Say per person why lines did not count."""
    found = [facts.of(f"outcomes[{i}]") for i in range(len(facts.record.outcomes))]
    reasons = [
        f"đồng chí {{rated[{i}].name}}: {_reasons(count_at(one), at=one.at)}"
        for i, one in enumerate(found)
        if count_at(one).invalid
    ]
    sentence = f"Lý do phiếu không hợp lệ: {'; '.join(reasons)}."
    return (facts.paragraph(sentence),) if reasons else ()


def count_at(outcome: Facts) -> Count:
    """Return the count of one outcome."""
    found = outcome.value(".count")
    assert isinstance(found, Count)  # noqa: S101 -- the path names a Count by its type
    return found


def _reasons(count: Count, *, at: str) -> str:
    return ", ".join(
        f"{{{at}.count.{name}:count}} phiếu {reason}"
        for name, reason in _REASONS
        if getattr(count, name)
    )


def share_note(facts: Facts) -> tuple[Paragraph, ...]:
    """Name the whole of the shares, and say when they do not add up to 100%."""
    sentence = (
        "//Ghi chú: Tỷ lệ % tính trên {rulebook.share_base.value:base} theo "
        "{rulebook.share_base.citation}.//"
    )
    if any(_incomplete(outcome) for outcome in facts.record.outcomes):
        sentence += (
            " //Tổng ba tỷ lệ của một người có thể không bằng [[100%]], do phiếu không "
            "hợp lệ vẫn nằm trong mẫu số và do làm tròn đến hai chữ số thập phân.//"
        )
    return (facts.paragraph(sentence),)


def _incomplete(outcome: Outcome) -> bool:
    hundred = 10_000  # hundredths of a percent
    return sum(share.hundredths for share in outcome.shares.values()) != hundred


def override_lines(facts: Facts) -> tuple[Paragraph, ...]:
    """Print every departure from the rulebook with its reason."""
    return tuple(
        one.paragraph(
            "- Áp dụng khác với bộ quy tắc: {.rule:rule_name} là {.value}; lý do: "
            "{.reason:clause}; người quyết định: {.by}, {.decided_on:day}."
        )
        for one in facts.each("overrides")
    )


def unverified_lines(facts: Facts) -> tuple[Paragraph, ...]:
    """Flag the rules used here that nobody has compared with the official text."""
    used = ["quorum", "share_base"]
    used += [f"bands[{i}]" for i in range(len(facts.record.rulebook.bands))]
    doubtful = [
        facts.of(f"rulebook.{name}") for name in used if _unverified(facts, name)
    ]
    names = dict.fromkeys(
        one.at.removeprefix("rulebook.").partition("[")[0] for one in doubtful
    )
    return tuple(
        facts.paragraph(
            f"- Quy định về {RULE_WORDS[name]} chưa được đối chiếu với văn bản chính "
            f"thức; "
            "đề nghị kiểm tra trước khi sử dụng kết quả."
        )
        for name in names
    )


def _unverified(facts: Facts, name: str) -> bool:
    found = facts.value(f"rulebook.{name}")
    citation = found.citation if isinstance(found, Rule) else None
    return isinstance(citation, Citation) and citation.status is Status.UNVERIFIED
