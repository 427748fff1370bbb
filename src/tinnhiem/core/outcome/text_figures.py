"""Figures of one statement, each bound to the level or quantity it stands beside.

Vietnamese has both orders, «tín nhiệm cao: 46 phiếu» and «46 phiếu tín nhiệm cao». A
statement keeps to one: its first level says which. What binds is only what stands side
by side, with nothing between but words that carry no meaning here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tinnhiem.core.outcome.published import (
    BASES,
    PrintedFigure,
    Quantity,
    UnreadText,
)
from tinnhiem.core.outcome.text_lines import Statement
from tinnhiem.core.outcome.text_tokens import TokenKind, tokens_of
from tinnhiem.core.share import Base

_QUOTES: Final = "\"'“”‘’«»"
_NOUN: Final = (
    r"(?:phiếu|lá phiếu|đại biểu|người|thành viên|ủy viên|đồng chí|vị|lượt|ý kiến)"
)
_SPELT: Final = r"(?:\(\s*[^\W\d][^()\d]{2,60}\)\s*)?"  # «46 (bốn mươi sáu) phiếu»
_BEFORE: Final = re.compile(
    rf"\s*{_SPELT}(?:{_NOUN}\s+)?\)?\s*(?:(?:được|có|tham gia|tham dự|dự|hội nghị|họp|"
    rf"đánh giá|bỏ phiếu|ghi|chọn|bầu|ở|mức|loại|là|số|nhận|bỏ|phiếu)\s+)*"
    rf"[{_QUOTES}]?\s*",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    rf"\s*[{_QUOTES}]?\s*(?:(?:số|tổng|tỷ lệ|{_NOUN}|là|được|có|đạt|chiếm|với|gồm|bằng|"
    rf"của|nhận|=)\s*)*[:=(–-]?\s*(?:(?:là|có|đạt|chiếm|được|tỷ lệ|số phiếu)\s+)*",
    re.IGNORECASE,
)
_LONG_AFTER: Final = re.compile(
    r"[^\d,;.%]{0,50}?(?:\blà\b|:|\bcó\b)\s*", re.IGNORECASE
)
_LINKED: Final = re.compile(
    rf"\s*{_SPELT}(?:{_NOUN})?[{_QUOTES}]?\s*[,(–=-]?\s*(?:(?:chiếm|đạt|bằng|tỷ lệ|"
    r"tỉ lệ|tương ứng|tương đương|tức|là|với|khoảng|số phiếu)\s*)*[,:(]?\s*",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\s*[,(–-]?\s*(?:(?:tương ứng|tương đương|tức|với|là|gồm)\s*)*", re.IGNORECASE
)
_DIGIT: Final = (
    r"(?:không|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|trăm|linh|lẻ)"
)
# Words for numbers are not read, so they are listed; «(bốn mươi sáu)» explains digits.
_SPELT_OUT: Final = re.compile(
    rf"(?<![(\w])(?:{_DIGIT}\s+)+phiếu\s+(?:tín nhiệm|hợp lệ|thu về|phát ra)",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(
    rf"\s*(?:{_NOUN}\s*)?\(?\s*(?:(?:trên|so với|tính trên|của|tổng|số|{_NOUN}|được)"
    r"\s+)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFigures:
    """What a statement says in figures, and what of it stayed unread.

    `bound` pairs each figure with the index of the letter at which it begins.
    """

    bound: tuple[tuple[int, PrintedFigure], ...]
    unread: tuple[UnreadText, ...]
    stated_base: Base | None = None


def figures_of(statement: Statement, *, masked: str) -> StatementFigures:
    """Return the figures of a statement with their places.

    `masked` is its text with the names of persons blanked out, letter for letter, so
    that «tín nhiệm cao của bà … là 74,47%» binds past them.
    """
    reader = _Reader(statement, masked=masked)
    reader.bind_quantities()
    reader.bind_levels()
    reader.bind_rest()
    bound = tuple(sorted(reader.bound, key=lambda pair: pair[0]))
    return StatementFigures(
        bound=bound,
        unread=tuple(reader.unread()),
        stated_base=reader.stated_base(),
    )


class _Reader:
    """One statement while its figures are bound, each token once."""

    def __init__(self, statement: Statement, *, masked: str) -> None:
        self._statement = statement
        self._text = masked
        self._tokens = tokens_of(masked)
        self._used: set[int] = set()
        self.bound: list[tuple[int, PrintedFigure]] = []

    def bind_quantities(self) -> None:
        """Bind «phát ra: 54», «54 phiếu phát ra», «có mặt 47/48 đại biểu»."""
        for index, token in enumerate(self._tokens):
            if token.kind is not TokenKind.QUANTITY:
                continue
            place = self._count_after(index)
            if place is None:
                place = self._count_before(index)
            if place is None:  # it names a whole, or nothing
                continue
            self._used |= {index, place}
            self._bind(token.of, place, after=max(index, place))

    def bind_levels(self) -> None:
        """Bind every level to the figures beside it, in the statement's own order."""
        levels = self._places(TokenKind.LEVEL)
        leads = bool(levels) and self._before(levels[0]) is not None
        for index in levels:
            order = (
                (self._before, self._after) if leads else (self._after, self._before)
            )
            place = next((p for find in order if (p := find(index)) is not None), None)
            if place is None:
                continue
            self._used |= {index, place}
            self._bind(self._tokens[index].of, place, after=max(index, place))

    def bind_rest(self) -> None:
        """Bind «46/51 phiếu (88,46 %)» that says of nothing what it counts."""
        for index, token in enumerate(self._tokens):
            if index in self._used or token.kind is not TokenKind.COUNT:
                continue
            percent = self._percent_after(index)
            noun = re.match(rf"\s*{_NOUN}", self._text[token.end :], re.IGNORECASE)
            if percent is not None or (token.whole is not None and noun):
                self._used.add(index)
                self._bind(None, index, after=index)

    def unread(self) -> Iterator[UnreadText]:
        """Yield what looks like a figure of the vote and was bound to nothing."""
        for index, token in enumerate(self._tokens):
            if index in self._used or token.kind in (
                TokenKind.LEVEL,
                TokenKind.QUANTITY,
            ):
                continue
            ballots = re.match(r"\s*phiếu\b", self._text[token.end :], re.IGNORECASE)
            if token.kind is TokenKind.PERCENT or ballots:
                text = self._text[
                    token.start : token.end + (ballots.end() if ballots else 0)
                ]
                yield UnreadText(place=self._statement.place(token.start), text=text)
        for found in _SPELT_OUT.finditer(self._text):
            text = found[0].strip()
            yield UnreadText(place=self._statement.place(found.start()), text=text)

    def stated_base(self) -> Base | None:
        """Return the base of «Tỷ lệ % tính trên tổng số phiếu thu về»."""
        told = re.search(r"t[ỷỉ]\s+lệ.{0,40}tính\s+trên", self._text, re.IGNORECASE)
        named = (
            token.of
            for token in self._tokens
            if told and token.start >= told.end() and token.of in BASES
        )
        return next((Base(of.value) for of in named if of), None)

    def _bind(self, of: Quantity | None, place: int, *, after: int) -> None:
        token = self._tokens[place]
        figure = PrintedFigure(
            of=of,
            count=token.count if token.kind is TokenKind.COUNT else None,
            whole=token.whole,
            percent=token.percent,
            place=self._statement.place(token.start),
        )
        if figure.percent is None:
            figure, after = self._with_percent(figure, place, after)
        else:
            figure, after = self._with_count(figure, place)
        base = self._base_after(place) or self._base_after(after)
        self.bound.append((token.start, replace(figure, stated_base=base)))
        if base is not None and figure.whole is not None:
            named = replace(figure, of=Quantity(base.value), count=figure.whole)
            named = replace(named, whole=None, percent=None)
            self.bound.append((token.start, named))

    def _with_percent(
        self, figure: PrintedFigure, place: int, after: int
    ) -> tuple[PrintedFigure, int]:
        for at in (place, after):
            percent = self._percent_after(at)
            if percent is not None:
                self._used.add(percent)
                found = self._tokens[percent].percent
                return replace(figure, percent=found), max(after, percent)
        return figure, after

    def _with_count(
        self, figure: PrintedFigure, place: int
    ) -> tuple[PrintedFigure, int]:
        """Join «88,46% (46/51 phiếu)» and «88,46%, tương ứng 46 phiếu»."""
        following = place + 1
        if following < len(self._tokens) and following not in self._used:
            token, gap = self._tokens[following], self._gap(place)
            is_joined = "(" in gap or "tương" in gap or "tức" in gap
            if token.kind is TokenKind.COUNT and is_joined and _COUNTED.fullmatch(gap):
                self._used.add(following)
                return (
                    replace(figure, count=token.count, whole=token.whole),
                    following,
                )
        return figure, place

    def _percent_after(self, index: int) -> int | None:
        """Return the percent that follows, also past the name of its whole."""
        at = index
        while at + 1 < len(self._tokens):
            gap, token = self._gap(at), self._tokens[at + 1]
            if token.kind is TokenKind.PERCENT and at + 1 not in self._used:
                linked = _LINKED.fullmatch(gap) or _BEFORE.fullmatch(gap)
                return at + 1 if linked else None
            if token.kind is not TokenKind.QUANTITY or not _names_whole(gap):
                return None
            at += 1
        return None

    def _base_after(self, index: int) -> Base | None:
        """Return the base named behind a figure: «25/26 người được triệu tập»."""
        if index + 1 >= len(self._tokens):
            return None
        token, gap = self._tokens[index + 1], self._gap(index)
        if token.kind is not TokenKind.QUANTITY or index + 1 in self._used:
            return None
        if token.of not in BASES or not _names_whole(gap):
            return None
        if self._count_after(index + 1) is not None:
            return None
        self._used.add(index + 1)
        return Base(token.of.value)

    def _count_after(self, index: int) -> int | None:
        following = index + 1
        if following >= len(self._tokens) or following in self._used:
            return None
        gap, token = self._gap(index), self._tokens[following]
        if token.kind is not TokenKind.COUNT:
            return None
        fits = _AFTER.fullmatch(gap) or _LONG_AFTER.fullmatch(gap)
        return following if fits else None

    def _count_before(self, index: int) -> int | None:
        before = index - 1
        if before < 0 or before in self._used:
            return None
        gap, token = self._gap(before), self._tokens[before]
        is_count = token.kind is TokenKind.COUNT and _BEFORE.fullmatch(gap)
        return before if is_count else None

    def _before(self, index: int) -> int | None:
        """Return the figure in front of a level: «46 phiếu (90,20%) tín nhiệm cao»."""
        before = index - 1
        if before < 0 or before in self._used:
            return None
        if self._tokens[before].kind not in (TokenKind.COUNT, TokenKind.PERCENT):
            return None
        if not _BEFORE.fullmatch(self._gap(before)):
            return None
        if self._tokens[before].kind is TokenKind.PERCENT and before > 0:
            first = self._tokens[before - 1]
            linked = _LINKED.fullmatch(self._gap(before - 1))
            if (
                first.kind is TokenKind.COUNT
                and before - 1 not in self._used
                and linked
            ):
                return before - 1
        return before

    def _after(self, index: int) -> int | None:
        after = index + 1
        if after >= len(self._tokens) or after in self._used:
            return None
        if self._tokens[after].kind not in (TokenKind.COUNT, TokenKind.PERCENT):
            return None
        gap = self._gap(index)
        if gap.strip(" ,") in ("", "và") and "," in gap:
            return None  # «… tín nhiệm cao, 9 phiếu tín nhiệm»: the next level's figure
        return after if _AFTER.fullmatch(gap) or _LINKED.fullmatch(gap) else None

    def _places(self, kind: TokenKind) -> list[int]:
        return [i for i, token in enumerate(self._tokens) if token.kind is kind]

    def _gap(self, index: int) -> str:
        """Return what stands between a token and the next."""
        return self._text[self._tokens[index].end : self._tokens[index + 1].start]


def _names_whole(gap: str) -> bool:
    """Say whether only words like «người được», «trên tổng số phiếu» stand between."""
    return bool(_BEFORE.fullmatch(gap) or _WHOLE.fullmatch(gap))
