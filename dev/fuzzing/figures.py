"""Trials of the proof-reader of text: no crash, no invented fault, nothing lost."""

import json
from contextlib import suppress
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, so that a fault can be repeated

from tests.core.outcome.rendering import make_style, make_vote, read, text_of
from tinnhiem.cli.files.result_json import proofs_as_json
from tinnhiem.cli.files.result_report import show_proofs
from tinnhiem.core.errors import VoteError
from tinnhiem.core.outcome.comparing import compare_results
from tinnhiem.core.outcome.proofreading import proofread
from tinnhiem.intake.published_files import read_pasted_result

SOUND = 0.2  # of the trials read a text that nothing has damaged
PIECES = (
    *("46/51 phiếu (88,46 %)", "tín nhiệm", "tín nhiệm cao", "tín nhiệm thấp", "TNC"),
    *("thu về", "phát ra", "không hợp lệ", "hợp lệ", "có mặt", "tổng số 55 đại biểu"),
    *("Đồng chí ", "ông", "Nguyễn Văn A", "\n", "\n\n", ";", ":", ",", ".", "(", ")"),
    *("%", "100%", "0", "0%", "999999999", "1.000", "12,5", "/", "2/3", "0/0", "5/0"),
    *("Họ và tên", "Tín nhiệm cao Tín nhiệm Tín nhiệm thấp", "1 2 3 4,5% 6 7%"),
    *(
        "\xa0",
        "\u200b",
        "\ufeff",
        "\t",
        "«",
        "»",
        "“",
        "”",
        "–",
        "96-QĐ/TW",
        "é",
        "e\u0301",
    ),
)


def trial(random: Random, folder: Path) -> None:
    """Read one text, sound or damaged, and hold what must always hold."""
    text = text_of(make_vote(random, make_style(random)), random)
    is_sound = random.random() < SOUND
    if not is_sound:
        text = damaged(text, random)
    (folder / "text.txt").write_text(text, encoding="utf-8")
    result = read(text)
    proof = proofread(result)
    same = compare_results(result, result)
    last = text.count("\n") + 1
    for claim, holds in {
        "a lawful result has no fault": not (is_sound and proof.faults),
        "a lawful result is read in full": not (is_sound and result.unread),
        "a document agrees with itself": not same.findings,
        "a figure keeps its place": all(
            1 <= figure.place.line <= last for figure in result.figures
        ),
    }.items():
        if not holds:
            raise AssertionError(claim)
    with suppress(VoteError):  # a refusal is an answer
        proofread(read_pasted_result(text.encode()))
    json.dumps(proofs_as_json([proof], [same]))
    show_proofs([proof], [same], write=lambda _: None)


def damaged(text: str, random: Random) -> str:
    """Return the text with pieces put in, taken out, doubled and made strange."""
    for _ in range(random.randint(1, 12)):
        at, length = random.randint(0, len(text)), random.randint(0, 20)
        letters = [chr(random.randint(1, 0x2FFF)) for _ in range(length)]
        before, piece, after = text[:at], text[at : at + length], text[at + length :]
        text = random.choice(
            [
                before + random.choice(PIECES) + piece + after,
                before + after,
                before + piece * random.randint(2, 4) + after,
                before + "".join(letters) + piece + after,
            ]
        )
    return text
