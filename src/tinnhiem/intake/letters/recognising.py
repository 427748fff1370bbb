"""Which encoding the letters of a whole table have, and what shows it.

Every candidate reads every different word; the right one makes Vietnamese syllables of
nearly all of them, wrong ones of few. One word proves nothing, a table does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.tables import Encoding
from tinnhiem.intake.letters.code import LetterCode, Reading
from tinnhiem.intake.letters.cp1258 import CP1258
from tinnhiem.intake.letters.double_utf8 import DOUBLE_UTF8
from tinnhiem.intake.letters.tcvn3 import TCVN3
from tinnhiem.intake.letters.viqr import STRONG, VIQR, read_token
from tinnhiem.intake.letters.vni import VNI
from tinnhiem.intake.letters.words import Words, is_foreign, is_good, words_of

CODES: Final = (TCVN3, VNI, CP1258, DOUBLE_UTF8)
# In hundredths of the different words, so that every bound is a whole number.
FITS: Final = 60
FITS_SURELY: Final = 80
NEARLY_AS_WELL: Final = 75  # of what the best reads
VIQR_SHARE: Final = 15  # of all words; English has fewer vowels before a full stop
VIQR_STRONG: Final = 20
FEW: Final = 2
FOREIGN_BESIDE_UNICODE: Final = 3  # words that Unicode cannot explain
EXAMPLES: Final = 2


def _read_as_shown(glyphs: str) -> Reading:
    strange = next((glyph for glyph in glyphs if "\x80" <= glyph <= "\x9f"), "")
    return Reading(glyphs, strange=strange)


CP1252: Final = LetterCode("cp1252", "Windows-1252", _read_as_shown)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the letters of a table are.

    Attributes:
        code: How to read them; None leaves them as they are.
        evidence: In Vietnamese; "" when nothing needed to be told.
        is_sure: False when something else fits nearly as well, or hardly anything.
        is_mixed: Some cells are Unicode already; each cell is looked at alone.
    """

    code: LetterCode | None = None
    evidence: str = ""
    is_sure: bool = True
    is_mixed: bool = False

    def encoding(self, bytes_as: Encoding) -> Encoding:
        """Return what to tell about a table whose bytes were read as `bytes_as`."""
        texts = [text for text in (self.evidence, bytes_as.evidence) if text]
        name = self.code.name if self.code else bytes_as.name
        return Encoding(name, " ".join(texts), self.is_sure and bytes_as.is_sure)


@dataclass(frozen=True, slots=True)
class _Fit:
    code: LetterCode | None
    good: int


def recognise(cells: Iterable[str], *, fonts: Iterable[str] = ()) -> Recognised:
    """Say how to read the letters of a table that is Unicode on the outside.

    Args:
        cells: Different cells, as they were read.
        fonts: Names of the fonts the file uses; «.VnTime» is evidence.
    """
    words = words_of(cells)
    if not words.old:
        return _recognise_viqr(words)
    pool = words.old
    if words.modern:
        # «Hà» is Unicode among Unicode words, and would only blur the picture.
        pool = {word for word in words.old if not is_good(word, None)}
    best, second = _ranked(pool, candidates=(None, *CODES))
    if best.code is None or _hundredths(best.good, pool) < FITS:
        return Recognised()
    shown = sum(is_foreign(word) for word in pool if is_good(word, best.code))
    if shown < (FOREIGN_BESIDE_UNICODE if words.modern else 1):
        return Recognised()
    is_near = _is_near(second, best=best)
    evidence = _evidence(pool, best=best, second=second if is_near else None)
    return Recognised(
        best.code,
        evidence + _mixed(words) + _fonts(best.code, fonts),
        is_sure=not (is_near or words.modern) and _is_convincing(best, pool),
        is_mixed=bool(words.modern),
    )


def recognise_bytes(cells: Iterable[str]) -> Recognised | None:
    """Say how to read a table whose bytes are no Unicode, or None when nothing fits.

    Args:
        cells: Different cells, each byte as Windows-1252 shows it.
    """
    pool = words_of(cells).old
    best, second = _ranked(pool, candidates=(CP1258, TCVN3, VNI, None))
    if best.good and _hundredths(best.good, pool) >= FITS:
        is_near = _is_near(second, best=best)
        evidence = _evidence(pool, best=best, second=second if is_near else None)
        is_sure = not is_near and _is_convincing(best, pool)
        return Recognised(best.code or CP1252, evidence, is_sure=is_sure)
    if all(CP1258.read(cell).text == cell for cell in pool):
        evidence = (
            "Không phải UTF-8; các ký tự ngoài ASCII giống nhau ở Windows-1252 và "
            "Windows-1258 nhưng không thành tiếng Việt: cần người kiểm tra."
        )
        return Recognised(CP1252, evidence, is_sure=False)
    return None


def _ranked(
    pool: set[str], *, candidates: tuple[LetterCode | None, ...]
) -> tuple[_Fit, _Fit]:
    fits = [
        _Fit(code, sum(is_good(word, code) for word in pool)) for code in candidates
    ]
    fits.sort(key=lambda fit: -fit.good)  # stable: earlier candidates win a draw
    return fits[0], fits[1]


def _hundredths(part: int, whole: set[str]) -> int:
    return part * 100 // max(1, len(whole))


def _is_near(second: _Fit, *, best: _Fit) -> bool:
    return second.good * 100 >= best.good * NEARLY_AS_WELL


def _is_convincing(best: _Fit, pool: set[str]) -> bool:
    return best.good >= FEW and _hundredths(best.good, pool) >= FITS_SURELY


def _recognise_viqr(words: Words) -> Recognised:
    good = {word for word in words.signed if _is_viqr(word)}
    strong = sum(bool(STRONG.search(word)) for word in good)
    is_viqr = (
        len(good) > FEW
        and not words.modern
        and _hundredths(len(good), words.signed) >= FITS
        and strong * 100 >= len(good) * VIQR_STRONG
        and len(good) * 100 >= (len(words.signed) + words.plain) * VIQR_SHARE
    )
    if not is_viqr:
        return Recognised()
    evidence = _evidence(words.signed, best=_Fit(VIQR, len(good)), second=None)
    is_sure = _hundredths(len(good), words.signed) >= FITS_SURELY
    return Recognised(VIQR, evidence, is_sure=is_sure)


def _is_viqr(word: str) -> bool:
    read, is_vietnamese = read_token(word)
    return is_vietnamese and not read.isascii()


def _evidence(pool: set[str], *, best: _Fit, second: _Fit | None) -> str:
    count = f"{best.good}/{len(pool)} từ có dấu"
    seen = f"Theo {_title(best.code)}, {count} thành tiếng Việt đúng"
    texts = [seen + _examples(pool, code=best.code) + "."]
    if second:
        texts.append(
            f"Theo {_title(second.code)} cũng được {second.good} từ"
            f"{_examples(pool, code=second.code)}: cần người kiểm tra."
        )
    return " ".join(texts)


def _title(code: LetterCode | None) -> str:
    return code.title if code else "Unicode (để nguyên)"


def _examples(pool: set[str], *, code: LetterCode | None) -> str:
    if code is None:
        return ""
    pairs = {word: code.read(word).text for word in pool}
    told = [
        word
        for word, read in pairs.items()
        if read != word
        and word.isprintable()  # nobody would see a soft hyphen, TCVN3's «ư»
        and (is_good(word, code) or code is VIQR)
    ]
    told.sort(key=lambda word: (is_good(word, None), -len(word), word))
    shown = ", ".join(f"«{word}» là «{pairs[word]}»" for word in told[:EXAMPLES])
    return f", ví dụ {shown}" if shown else ""


def _mixed(words: Words) -> str:
    if not words.modern:
        return ""
    return f" Bảng còn có {len(words.modern)} từ viết bằng Unicode, được giữ nguyên."


def _fonts(code: LetterCode, fonts: Iterable[str]) -> str:
    ours = sorted({font for font in fonts if font.startswith(code.fonts or ("\0",))})
    return f" Tệp dùng phông chữ {', '.join(ours[:EXAMPLES])}." if ours else ""
