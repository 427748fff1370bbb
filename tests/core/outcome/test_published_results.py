"""Real results, printed by others: exactly the faults their notes name, no other."""

import pytest

from tests.core.outcome.published import proof_of, published
from tinnhiem import rulebooks
from tinnhiem.core.outcome.proof import Proof, Weight
from tinnhiem.core.outcome.proofreading import proofread
from tinnhiem.core.outcome.published import Quantity
from tinnhiem.core.share import Base

FAULTS = {
    "ct_2018.csv": [],
    "dn_2014.csv": [
        (4, "mixed-base", "confidence"),
        (5, "mixed-base", "confidence"),
    ],
    "na_2013.csv": [],
    "qng_2018.csv": [(1, "share-contradicts", "high")],
    "tc_2018.csv": [],
    "tl_2023.csv": [(1, "percent-wrong", "low")],
    "vp_2023.csv": [],
}
REMARKS = {
    "ct_2018.csv": [(5, "invalid-for-person")],
    "vp_2023.csv": [(1, "invalid-for-person")],
}
BASES = {
    "ct_2018.csv": (None, None),
    "dn_2014.csv": (Base.MEMBERS, 48),
    "na_2013.csv": (Base.MEMBERS, 498),
    "qng_2018.csv": (Base.MEMBERS, 55),
    "tc_2018.csv": (Base.MEMBERS, 32),
    "tl_2023.csv": (None, None),
    "vp_2023.csv": (Base.RETURNED, 47),
}
BOOKS = {
    "ct_2018.csv": "assembly-85-2014-qh13",
    "qng_2018.csv": "assembly-85-2014-qh13",
    "tc_2018.csv": "assembly-85-2014-qh13",
    "tl_2023.csv": "assembly-96-2023-qh15",
    "vp_2023.csv": "assembly-96-2023-qh15",
}


def proof(name: str) -> Proof:
    book = BOOKS.get(name)
    return proofread(published(name), rulebook=rulebooks.load(book) if book else None)


@pytest.mark.parametrize("name", FAULTS)
def test_the_faults_are_those_that_the_notes_name(name: str) -> None:
    found = [
        (one.place.row, one.code.value, one.of.value if one.of else "")
        for one in proof(name).faults
    ]

    assert found == FAULTS[name]


@pytest.mark.parametrize("name", FAULTS)
def test_remarks_tell_of_ballots_that_are_invalid_for_one_person(name: str) -> None:
    found = [
        (one.place.row, one.code.value)
        for one in proof(name).findings
        if one.weight is Weight.REMARK
    ]

    assert found == REMARKS.get(name, [])


@pytest.mark.parametrize("name", BASES)
def test_the_base_is_named_with_its_number(name: str) -> None:
    read = proof(name)
    base, whole = BASES[name]

    assert read.habit.base is base
    if base is not None:
        assert {read.result.wholes_of(line)[base] for line in read.result.lines} == {
            whole
        }


def test_the_wrong_percents_come_with_the_right_ones() -> None:
    danang = proof("dn_2014.csv").faults[0]
    tienlang = proof("tl_2023.csv").faults[0]
    quangngai = proof("qng_2018.csv").faults[0]

    assert danang.told["bases"] == ("present=47", "returned=47")
    assert danang.told["right"] == "29,17%"
    assert (tienlang.told["printed"], tienlang.told["right"]) == ("63,7%", "63,6%")
    assert quangngai.told["bases"] == ("members=55",)
    assert quangngai.told["printed"] == "47/54 (85,5%)"


def test_counts_are_found_for_percents_that_stand_alone() -> None:
    read = proof("tc_2018.csv")
    counts = [
        list(figure.percent.counts(32))
        for line in read.result.lines
        for figure in line.levels
        if figure.percent
    ]

    assert counts == [[21], [15], [17], [23], [21], [18]]


def test_the_band_is_stated_where_the_law_of_the_day_is_known() -> None:
    vinhphuc = [
        band and band.band and band.band.key for band in proof("vp_2023.csv").bands
    ]
    tienlang = proof("tl_2023.csv").bands[0]

    assert vinhphuc == ["review", *[None] * 6]
    assert tienlang is not None
    assert tienlang.band is not None
    assert tienlang.band.key == "review"  # 21/33 is one short of two thirds
    assert all(band is None for band in proof("dn_2014.csv").bands)


# Above, on and below each bound: 51 were issued, 50 returned.
GOOD = "1;An;52;51;50;50;0;40;80;8;16;2;4"
SLIPS = [
    pytest.param(GOOD, [], id="nothing wrong"),
    pytest.param("1;An;51;51;50;50;0;40;80;8;16;2;4", [], id="all present got one"),
    pytest.param(
        "1;An;50;51;50;50;0;40;80;8;16;2;4", ["part-above-whole"], id="issued to nobody"
    ),
    pytest.param(
        "1;An;52;49;50;50;0;40;80;8;16;2;4",
        ["part-above-whole"],
        id="returned, never issued",
    ),
    pytest.param(
        "1;An;52;51;50;49;0;39;78;8;16;2;4",
        ["sheets-not-balanced", "invalid-for-person"],
        id="one sheet is neither valid nor invalid",
    ),
    pytest.param(
        "1;An;52;51;50;49;1;39;78;8;16;2;4",
        ["invalid-for-person"],
        id="one invalid, said so",
    ),
    pytest.param(
        "1;An;52;51;50;50;0;39;78;8;16;2;4", ["sum-not-valid"], id="a valid one is lost"
    ),
    pytest.param(
        "1;An;52;51;50;50;0;41;82;8;16;2;4",
        ["sum-above-whole"],
        id="one answer too many",
    ),
    pytest.param(
        "1;An;52;51;50;50;0;51;;0;0;0;0", ["level-above-whole"], id="more than all"
    ),
    pytest.param(
        "1;An;52;51;50;50;0;40;80;8;16;2;5", ["percent-wrong"], id="a wrong percent"
    ),
    pytest.param(
        "1;An;52;51;50;50;0;40;180;8;16;2;4",
        ["impossible-value"],
        id="more than a hundred per cent",
    ),
    pytest.param(
        "1;An;52;51;50;50;0;40;80;8;16;-2;4",
        ["impossible-value", "sum-not-valid"],
        id="a negative count",
    ),
]


@pytest.mark.parametrize(("row", "expected"), SLIPS)
def test_each_slip_has_its_name(row: str, expected: list[str]) -> None:
    assert [one.code.value for one in proof_of(row).findings] == expected


@pytest.mark.parametrize(
    ("printed", "right", "slip"),
    [
        ("88,64", "88,46%", "swapped"),
        ("88,96", "88,46%", "digit"),
        ("8,846", "", "comma"),
    ],
)
def test_the_slip_of_the_hand_is_recognised(
    printed: str, right: str, slip: str
) -> None:
    row = f"1;An;;;52;;;46;{printed};4;7,69;2;3,85"
    (fault,) = proof_of(row).faults

    assert fault.code.value == "percent-wrong"
    assert fault.told["slip"] == slip
    assert fault.told["right"] == right or not right


def test_percents_that_are_cut_off_are_a_remark_where_others_are_rounded() -> None:
    rounded = "1;An;;;47;;;33;70,21;8;17,02;6;12,77"
    cut = "2;Bình;;;47;;;25;53,19;19;40,42;3;6,38"  # 40,4255

    (finding,) = proof_of(rounded, cut).findings

    assert finding.code.value == "percent-cut"
    assert finding.weight is Weight.REMARK


def test_an_office_that_always_cuts_is_not_scolded_for_it() -> None:
    rows = ["1;An;;;47;;;33;70,21;8;17,02;6;12,76", "2;Ba;;;47;;;20;42,55;27;57,44;0;0"]
    read = proof_of(*rows)

    assert read.habit.is_cut
    assert read.findings == ()


def test_a_count_is_doubted_where_percent_and_sum_agree_against_it() -> None:
    row = "1;An;;;50;50;0;41;80,00;8;16,00;2;4,00"
    faults = proof_of(row).faults

    assert [one.code.value for one in faults] == ["sum-above-whole", "percent-wrong"]
    assert faults[1].told["right_count"] == 40


def test_percents_of_a_number_nobody_named_are_a_remark() -> None:
    rows = ["1;An;;;;;;47;85,45;5;9,09;2;3,64", "2;Ba;;;;;;46;83,64;8;14,55;0;0"]
    read = proof_of(*rows)

    assert read.habit.whole == 55
    assert [one.code.value for one in read.findings] == ["whole-not-named"]


@pytest.mark.parametrize(
    ("book", "expected"),
    [("party-96-qd-tw-2023", ["base-not-lawful"]), ("assembly-85-2014-qh13", [])],
)
def test_the_base_that_the_law_prescribes_is_compared(
    book: str, expected: list[str]
) -> None:
    read = proofread(published("tc_2018.csv"), rulebook=rulebooks.load(book))

    assert [one.code.value for one in read.faults] == expected


def test_figures_keep_the_place_they_stand_at() -> None:
    line = published("dn_2014.csv").lines[3]
    figure = next(one for one in line.figures if one.of is Quantity.CONFIDENCE)

    assert (figure.place.row, figure.place.line) == (4, 5)
    assert figure.place.column == "tin_nhiem"
