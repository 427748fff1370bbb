"""A short ASCII name for a campaign, from Vietnamese words."""

import unicodedata

LONGEST = 60


def slug_of(text: str) -> str:
    """Return `text` in lower-case ASCII with hyphens.

    «Văn phòng UBND tỉnh Quảng Ngãi» is `van-phong-ubnd-tinh-quang-ngai`.
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = [
        letter if letter.isascii() and letter.isalnum() else " "
        for letter in plain
        if not unicodedata.combining(letter)
    ]
    words = "".join(letters).split()
    return "-".join(words)[:LONGEST].rstrip("-") or "chien-dich"
