"""Whether a word can be a Vietnamese syllable. Wrong encodings make impossible ones."""

import unicodedata
from functools import lru_cache
from typing import Final

from tinnhiem.intake.letters.alphabet import TONES

ONSETS: Final = (
    # Longest first, so that «ngh» is not taken for «n».
    *("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *"bcdđghklmnprstvx",
)
RIMES: Final = frozenset(
    """
    a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt
    âc âk âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êk êm ên êng ênh
    êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oen oeo oet oi ok om on ong ooc oong op ot
    ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uôc uôi uôm uôn
    uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y ych yêm yên yêng yêt yêu ym yn ynh yt
    """.split()  # noqa: SIM905 - a list of 160 quoted words is no table to read
)
STOPPED: Final = ("c", "ch", "k", "p", "t")
STOPPED_TONES: Final = {"\u0301", "\u0323"}  # sắc and nặng; others cannot be said


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Tell whether a word of letters could be said in Vietnamese, marks included."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in apart if sign in TONES]
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", "".join(s for s in apart if s not in TONES))
    return any(
        _is_rime(plain[len(onset) :], tones=tones, onset=onset)
        for onset in (*ONSETS, "")
        if plain.startswith(onset)
    )


def _is_rime(rime: str, *, tones: list[str], onset: str) -> bool:
    if rime not in RIMES or (onset == "qu" and rime[0] in "uư"):
        return False
    return not rime.endswith(STOPPED) or (bool(tones) and tones[0] in STOPPED_TONES)
