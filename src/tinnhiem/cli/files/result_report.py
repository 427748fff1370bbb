"""Proof-read results for the chief of office: one line per finding, then a summary."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

import click

from tinnhiem.core.outcome.comparing import Comparison
from tinnhiem.core.outcome.outcome import Finding
from tinnhiem.core.outcome.proof import Proof, ProofFinding, Weight, who_is
from tinnhiem.core.outcome.published import NOWHERE, PublishedLine
from tinnhiem.messages.conference import by_right_of
from tinnhiem.messages.outcome import base_words, place_words, sentence_of

HEADINGS: Final[dict[Weight, str]] = {Weight.FAULT: "LỖI", Weight.REMARK: "LƯU Ý"}


def show_proofs(
    proofs: Sequence[Proof],
    comparisons: Sequence[Comparison],
    *,
    write: Callable[[str], None] = click.echo,
) -> None:
    """Write every document with what was found, the comparisons, and a summary."""
    for proof in proofs:
        write("\n".join(_document_lines(proof)))
        write("")
    for compared in comparisons:
        write("\n".join(_comparison_lines(compared)))
        write("")
    found = [one for proof in proofs for one in proof.findings]
    found += [one for compared in comparisons for one in compared.findings]
    write(_summary(found, unread=sum(len(proof.result.unread) for proof in proofs)))


def _document_lines(proof: Proof) -> Iterator[str]:
    result = proof.result
    shares = sum(1 for one in result.figures if one.percent)
    yield (
        f"{result.file}: {len(result.lines)} người, {len(result.figures)} số liệu, "
        f"{shares} tỷ lệ"
    )
    yield f"  Mẫu số: {_base_line(proof)}"
    yield f"  Đối chiếu: {_law_line(proof)}"
    for weight in Weight:
        for finding in proof.findings:
            if finding.weight is weight:
                yield f"  {finding_line(finding)}"
    yield from _implied_lines(proof)
    yield from _band_lines(proof)
    for unread in result.unread:
        where = place_words(unread.place)
        yield f"  CHƯA ĐỌC ĐƯỢC {where + ': ' if where else ''}«{unread.text}»"


def _comparison_lines(compared: Comparison) -> Iterator[str]:
    yield (
        f"So {compared.first.file} với {compared.second.file}: {compared.persons} "
        f"người, {compared.figures} số liệu có ở cả hai"
    )
    if not compared.figures:
        yield "  Không có số liệu chung để so."
    elif not compared.findings:
        yield "  Khớp nhau ở mọi số liệu."
    for finding in compared.findings:
        # The sentence names both places, so the line does not begin with one of them.
        yield f"  {finding_line(replace(finding, place=NOWHERE))}"


def finding_line(finding: ProofFinding) -> str:
    """Return one finding on one line: how grave, where, who, what, its code."""
    where = place_words(finding.place)
    parts = [HEADINGS[finding.weight]]
    parts += [f"{where}:"] if where else []
    parts += [f"{finding.who}:"] if finding.who else []
    return f"{' '.join(parts)} {sentence_of(finding)} [{finding.code.value}]"


def _base_line(proof: Proof) -> str:
    habit, wholes = proof.habit, proof.result.wholes_of(PublishedLine())
    if habit.base is None and habit.whole is None:
        told = [one for one in proof.result.figures if one.percent]
        why = "không tổng số nào khớp với tỷ lệ" if told else "không có tỷ lệ nào"
        return f"không xác định được, {why}"
    if habit.base is None:
        return f"{habit.whole}, văn bản không nêu là số gì"
    names = " hoặc ".join(
        f"{base_words(base)}{f' ({wholes[base]})' if base in wholes else ''}"
        for base in habit.bases
    )
    return f"{names}{', cắt bỏ số lẻ' if habit.is_cut else ''}"


def _law_line(proof: Proof) -> str:
    if proof.rulebook is None:
        return (
            "không có bộ quy tắc cho ngày này nên không đối chiếu mẫu số với luật "
            "(chọn bằng --rulebook hoặc --on)"
        )
    base = proof.rulebook.share_base
    return (
        f"{proof.rulebook.name}, tính trên {base_words(base.value)} "
        f"({by_right_of(base.citation)}); nếu cuộc này theo quy định khác, chọn bằng "
        "--rulebook"
    )


def _implied_lines(proof: Proof) -> Iterator[str]:
    """Yield the counts that percents without a count stand for, where one is meant."""
    for line in proof.result.lines:
        whole = proof.habit.whole_of(proof.result.wholes_of(line))
        for figure in line.levels:
            if whole is None or figure.percent is None or figure.count is not None:
                continue
            counts = figure.percent.counts(whole, proof.habit.fit)
            if len(counts) == 1:
                yield (
                    f"  SUY RA {place_words(line.place)}: {figure.percent.text} "
                    f"{base_words(figure.of)} là {counts[0]}/{whole} phiếu"
                )


def _band_lines(proof: Proof) -> Iterator[str]:
    found = [
        (line, band)
        for line, band in zip(proof.result.lines, proof.bands, strict=True)
        if band is not None and band.band is not None
    ]
    for line, band in found:
        yield f"  NGƯỠNG {_band_words(line, band)}"
    if found:
        yield "  Phần mềm chỉ nêu ngưỡng, không kết luận về nhân sự."


def _band_words(line: PublishedLine, found: Finding) -> str:
    text = found.band.text if found.band else ""
    who = who_is(line) or place_words(line.place)
    low = found.low
    return (
        f"{who}: {low.part}/{low.whole} tín nhiệm thấp ({low.percent()} trên "
        f"{base_words(low.base)}), thuộc ngưỡng «{text}» "
        f"({by_right_of(found.citation)})"
    )


def _summary(found: Sequence[ProofFinding], *, unread: int) -> str:
    faults = sum(1 for one in found if one.weight is Weight.FAULT)
    remarks = len(found) - faults
    missed = f" {unread} chỗ chưa đọc được, phải tự soát." if unread else ""
    if faults:
        return (
            f"Có {faults} lỗi, {remarks} lưu ý. Sửa các chỗ ghi LỖI rồi soát lại trước "
            f"khi ký, công bố.{missed}"
        )
    return f"Không có lỗi số liệu, {remarks} lưu ý.{missed}"
