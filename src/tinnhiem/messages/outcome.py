"""Sentences of the proof-reader: what stands, what it should be, of which whole."""

from collections.abc import Callable
from typing import Final

from tinnhiem.core.levels import LEVEL_WORDS
from tinnhiem.core.outcome.errors import NoFiguresReadError
from tinnhiem.core.outcome.proof import ProofCode, ProofFinding
from tinnhiem.core.outcome.published import Place
from tinnhiem.core.share import Base
from tinnhiem.messages.conference import by_right_of
from tinnhiem.messages.say import say
from tinnhiem.messages.share import BASE_WORDS

QUANTITY_WORDS: Final[dict[str, str]] = {
    **{base.value: words for base, words in BASE_WORDS.items()},
    **{level.value: words for level, words in LEVEL_WORDS.items()},
    "missing": "số phiếu không thu về",
    "invalid": "số phiếu không hợp lệ",
    "levels": "tổng ba mức tín nhiệm",
    "name": "họ tên",
    "post": "chức vụ",
}
SLIPS: Final[dict[str, str]] = {
    "digit": " (sai một chữ số)",
    "swapped": " (đảo hai chữ số)",
    "comma": " (đặt sai dấu phẩy thập phân)",
}


@say.register
def _(refusal: NoFiguresReadError) -> str:
    return (
        f"Không nhận ra số phiếu hay tỷ lệ tín nhiệm nào trong «{refusal.path}». "
        "Bảng cần có tiêu đề cột (họ tên, thu về, tín nhiệm cao …); văn bản cần nêu "
        "mức tín nhiệm cạnh con số."
    )


def place_words(place: Place) -> str:
    """Return «trang 2, dòng 31 (TT 4)»; empty for the whole document."""
    parts = []
    if place.page:
        parts.append(f"trang {place.page}")
    if place.line:
        parts.append(f"dòng {place.line}")
    told = ", ".join(parts)
    return f"{told} (TT {place.row})" if place.row and told else told


def sentence_of(finding: ProofFinding) -> str:
    """Return what is amiss in one Vietnamese sentence, without place and person."""
    sentence = _SENTENCES[finding.code](finding)
    if finding.citation is not None:
        sentence = f"{sentence} ({by_right_of(finding.citation)})"
    return f"{sentence[0].upper()}{sentence[1:]}."


def base_words(base: Base | str | None) -> str:
    """Return «số phiếu thu về»; «mẫu số không nêu tên» where it is not named."""
    return QUANTITY_WORDS.get(str(base or ""), "mẫu số không nêu tên")


def _named(finding: ProofFinding) -> str:
    return QUANTITY_WORDS[finding.of.value] if finding.of else "con số"


def _whole(of: object, whole: object) -> str:
    return f"{base_words(str(of))} ({whole})" if of else f"{whole}"


def _text(finding: ProofFinding, key: str) -> str:
    told = finding.told.get(key, "")
    return "" if isinstance(told, tuple) else str(told)


def _listed(finding: ProofFinding, key: str) -> tuple[str, ...]:
    told = finding.told.get(key, ())
    return told if isinstance(told, tuple) else ()


def _impossible_value(finding: ProofFinding) -> str:
    return f"{_named(finding)} không thể là số âm hay quá 100%"


def _part_above_whole(finding: ProofFinding) -> str:
    part, whole = _text(finding, "part_of"), _text(finding, "whole_of")
    return (
        f"{QUANTITY_WORDS[part]} ({_text(finding, 'part')}) lớn hơn "
        f"{_whole(whole, _text(finding, 'whole'))}"
    )


def _sheets_not_balanced(finding: ProofFinding) -> str:
    one, other = _text(finding, "one_of"), _text(finding, "other_of")
    return (
        f"{QUANTITY_WORDS[one]} ({_text(finding, 'one')}) cộng {QUANTITY_WORDS[other]} "
        f"({_text(finding, 'other')}) là {_text(finding, 'sum')}, không bằng "
        f"{_whole(_text(finding, 'whole_of'), _text(finding, 'whole'))}"
    )


def _level_above_whole(finding: ProofFinding) -> str:
    return (
        f"{_named(finding)} {_text(finding, 'count')} phiếu, nhiều hơn "
        f"{_whole(_text(finding, 'whole_of'), _text(finding, 'whole'))}"
    )


def _sum_above_whole(finding: ProofFinding) -> str:
    total, whole = _text(finding, "sum"), _text(finding, "whole")
    if not finding.told["whole_of"]:
        return (
            f"tổng các mức tín nhiệm là {total}, nhiều hơn {whole}, mẫu số suy ra từ "
            "các tỷ lệ đã ghi"
        )
    return (
        f"tổng các mức tín nhiệm là {total}, nhiều hơn "
        f"{_whole(_text(finding, 'whole_of'), whole)}"
    )


def _sum_not_valid(finding: ProofFinding) -> str:
    return (
        f"tổng ba mức tín nhiệm là {_text(finding, 'sum')}, chưa bằng "
        f"{_whole(_text(finding, 'whole_of'), _text(finding, 'whole'))}"
    )


def _figures_disagree(finding: ProofFinding) -> str:
    before = Place(
        line=int(_text(finding, "before_line") or 0),
        page=int(_text(finding, "before_page") or 0),
    )
    where = place_words(before)
    return (
        f"{_named(finding)} ghi {_text(finding, 'count')}, nhưng "
        f"{f'ở {where}' if where else 'chỗ khác'} ghi {_text(finding, 'before')}"
    )


def _share_contradicts(finding: ProofFinding) -> str:
    printed, right = _text(finding, "printed"), _text(finding, "right")
    sentence = (
        f"{_named(finding)} ghi {printed}, nhưng tính đúng là {right}"
        f"{SLIPS.get(_text(finding, 'slip'), '')}"
    )
    return sentence + _alternatives(finding)


def _alternatives(finding: ProofFinding) -> str:
    """Name the wholes that the printed percent would fit."""
    bases, wholes = _listed(finding, "bases"), _listed(finding, "wholes")
    if bases:
        named = " hoặc ".join(_whole(*one.split("=")) for one in bases)
        return f"; tỷ lệ đã ghi khớp với mẫu số là {named}"
    if wholes:
        return f"; tỷ lệ đã ghi khớp với mẫu số {' hoặc '.join(wholes)}"
    return ""


def _percent_wrong(finding: ProofFinding) -> str:
    count, whole = _text(finding, "count"), _text(finding, "whole")
    sentence = (
        f"{_named(finding)} {count} phiếu ghi {_text(finding, 'printed')}, nhưng "
        f"{count}/{whole} trên {base_words(_text(finding, 'base'))} là "
        f"{_text(finding, 'right')}{SLIPS.get(_text(finding, 'slip'), '')}"
    )
    other = _text(finding, "right_count")
    if other not in ("", "-1"):
        return f"{sentence}; hoặc số phiếu đúng là {other} (khi đó tổng các mức khớp)"
    return sentence + _alternatives(finding)


def _percent_impossible(finding: ProofFinding) -> str:
    whole = _text(finding, "whole")
    printed = _text(finding, "printed")
    if not whole:
        return f"{_named(finding)}: không mẫu số nào cho ra {printed}"
    return (
        f"{_named(finding)} ghi {printed}, nhưng không số phiếu nào trên "
        f"{_whole(_text(finding, 'base'), whole)} cho ra tỷ lệ này"
    )


def _percents_above_hundred(finding: ProofFinding) -> str:
    return f"tổng tỷ lệ các mức là {_text(finding, 'printed')}, quá 100%"


def _mixed_base(finding: ProofFinding) -> str:
    used = _whole(_text(finding, "base"), _text(finding, "whole"))
    other = " hoặc ".join(_whole(*one.split("=")) for one in _listed(finding, "bases"))
    sentence = (
        f"{_named(finding)} {_text(finding, 'count')} phiếu ghi "
        f"{_text(finding, 'printed')}, tính trên {other}, trong khi văn bản tính trên "
        f"{used}"
    )
    right = _text(finding, "right")
    return f"{sentence}; đúng ra là {right}" if right else sentence


def _base_misnamed(finding: ProofFinding) -> str:
    return (
        f"văn bản nói tỷ lệ tính trên "
        f"{_whole(_text(finding, 'wanted'), _text(finding, 'wanted_whole'))}, nhưng "
        f"các tỷ lệ khớp với {_whole(_text(finding, 'base'), _text(finding, 'whole'))}"
    )


def _base_not_lawful(finding: ProofFinding) -> str:
    whole = _text(finding, "wanted_whole")
    known = f" ({whole})" if whole not in ("", "0") else " (văn bản không nêu)"
    return (
        f"tỷ lệ tính trên {_whole(_text(finding, 'base'), _text(finding, 'whole'))}; "
        f"theo quy định phải tính trên {base_words(_text(finding, 'wanted'))}{known}"
    )


def _figures_differ(finding: ProofFinding) -> str:
    return (
        f"{_named(finding)} ghi {_text(finding, 'first')} ở {_side(finding, 'first')}, "
        f"nhưng ghi {_text(finding, 'second')} ở {_side(finding, 'second')}"
    )


def _side(finding: ProofFinding, which: str) -> str:
    place = Place(
        row=int(_text(finding, f"{which}_row") or 0),
        line=int(_text(finding, f"{which}_line") or 0),
        page=int(_text(finding, f"{which}_page") or 0),
    )
    where = place_words(place)
    return f"{_text(finding, f'{which}_file')}{f', {where}' if where else ''}"


def _only_in_one(finding: ProofFinding) -> str:
    return f"chỉ có trong {_text(finding, 'file')}, không có trong văn bản kia"


def _invalid_for_person(finding: ProofFinding) -> str:
    gap = _text(finding, "gap")
    return (
        f"tổng ba mức là {_text(finding, 'sum')} trên {_text(finding, 'whole')} phiếu "
        f"thu về: {gap} phiếu không hợp lệ đối với người này"
    )


def _percent_cut(finding: ProofFinding) -> str:
    return (
        f"{_named(finding)} {_text(finding, 'count')}/{_text(finding, 'whole')} ghi "
        f"{_text(finding, 'printed')}: cắt bỏ, không làm tròn (làm tròn là "
        f"{_text(finding, 'right')})"
    )


def _whole_not_named(finding: ProofFinding) -> str:
    return (
        f"{_text(finding, 'fitting')} tỷ lệ khớp với mẫu số {_text(finding, 'whole')}, "
        "con số mà văn bản không nêu"
    )


_SENTENCES: Final[dict[ProofCode, Callable[[ProofFinding], str]]] = {
    ProofCode.IMPOSSIBLE_VALUE: _impossible_value,
    ProofCode.PART_ABOVE_WHOLE: _part_above_whole,
    ProofCode.SHEETS_NOT_BALANCED: _sheets_not_balanced,
    ProofCode.LEVEL_ABOVE_WHOLE: _level_above_whole,
    ProofCode.SUM_ABOVE_WHOLE: _sum_above_whole,
    ProofCode.SUM_NOT_VALID: _sum_not_valid,
    ProofCode.FIGURES_DISAGREE: _figures_disagree,
    ProofCode.SHARE_CONTRADICTS: _share_contradicts,
    ProofCode.PERCENT_WRONG: _percent_wrong,
    ProofCode.PERCENT_IMPOSSIBLE: _percent_impossible,
    ProofCode.PERCENTS_ABOVE_HUNDRED: _percents_above_hundred,
    ProofCode.MIXED_BASE: _mixed_base,
    ProofCode.BASE_MISNAMED: _base_misnamed,
    ProofCode.BASE_NOT_LAWFUL: _base_not_lawful,
    ProofCode.FIGURES_DIFFER: _figures_differ,
    ProofCode.ONLY_IN_ONE: _only_in_one,
    ProofCode.INVALID_FOR_PERSON: _invalid_for_person,
    ProofCode.PERCENT_CUT: _percent_cut,
    ProofCode.WHOLE_NOT_NAMED: _whole_not_named,
}
