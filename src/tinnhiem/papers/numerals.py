"""Numbers in Vietnamese words, as papers repeat them in brackets."""

from typing import Final

_DIGITS: Final = [
    "không",
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
]
_FIVE: Final = 5
# What one, four and five are called behind tens.
_CHANGED: Final = {1: ("mốt",), 4: ("tư", "bốn"), _FIVE: ("lăm", "nhăm")}
_TEN: Final = 10
_HUNDRED: Final = 100
_THOUSAND: Final = 1000


def number_in_words(number: int) -> tuple[str, ...]:
    """Return the ways in which a number below a million is read, the usual one first.

    21 is «hai mươi mốt», 24 «hai mươi tư» or «bốn», 15 «mười lăm», 105 «một trăm linh
    năm» or «lẻ năm».
    """
    thousands, rest = divmod(number, _THOUSAND)
    if not thousands:
        return _below_thousand(rest, is_first=True)
    heads = _below_thousand(thousands, is_first=True)
    if not rest:
        return tuple(f"{head} nghìn" for head in heads)
    tails = _below_thousand(rest, is_first=False)
    return tuple(f"{head} nghìn {tail}" for head in heads for tail in tails)


def _below_thousand(number: int, *, is_first: bool) -> tuple[str, ...]:
    hundreds, rest = divmod(number, _HUNDRED)
    if is_first and not hundreds:
        return _below_hundred(rest)
    head = f"{_DIGITS[hundreds]} trăm"
    if not rest:
        return (head,)
    if rest < _TEN:
        return (f"{head} linh {_DIGITS[rest]}", f"{head} lẻ {_DIGITS[rest]}")
    return tuple(f"{head} {tail}" for tail in _below_hundred(rest))


def _below_hundred(number: int) -> tuple[str, ...]:
    tens, units = divmod(number, _TEN)
    if not tens:
        return (_DIGITS[units],)
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if not units:
        return (head,)
    changed = _CHANGED.get(units, ()) if tens > 1 or units == _FIVE else ()
    return tuple(f"{head} {word}" for word in changed or (_DIGITS[units],))
