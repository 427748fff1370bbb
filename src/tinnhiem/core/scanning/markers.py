"""The square marks that tell corner and page: their modules (dấu định vị).

Source: the predefined dictionary DICT_4X4_50 of OpenCV (Apache-2.0); a test compares
each member with the library's own drawing.
"""

from typing import Final

SIDE: Final = 6  # modules: four of the number within a black border of one
_INNER: Final = SIDE - 2

# One number a member, sixteen bits from the top left, row by row; 1 is white.
BITS: Final = (
    *(0xB532, 0x0F9A, 0x332D, 0x9946, 0x549E, 0x79CD, 0x9E2E, 0xC4F2, 0xFEDA, 0xCF56),
    *(0xF991, 0x11A7, 0x0EB7, 0x2A0F, 0x24B1, 0x263E, 0x4665, 0x6600, 0x6C5E, 0x76AF),
    *(0x868B, 0xB02B, 0xCCD5, 0xDD82, 0xFE47, 0x9471, 0xACE4, 0xA554, 0x2123, 0x346F),
    *(0x4415, 0x57B2, 0x9ECF, 0xF0CB, 0x08AE, 0x0929, 0x1875, 0x04FF, 0x0DF6, 0x1C5A),
    *(0x1718, 0x2A28, 0x328C, 0x38B2, 0x24E8, 0x2EEB, 0x2D3F, 0x4B64, 0x502E, 0x5013),
)


def modules(number: int) -> tuple[str, ...]:
    """Return the six rows of a marker, «1» for a black module.

    Args:
        number: In the family, from 0 to 49.
    """
    bits = f"{BITS[number]:016b}".translate({ord("0"): "1", ord("1"): "0"})
    rows = (bits[i : i + _INNER] for i in range(0, len(bits), _INNER))
    return ("1" * SIDE, *(f"1{row}1" for row in rows), "1" * SIDE)
