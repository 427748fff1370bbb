"""Why two persons may be one, as a clerk reads it."""

from collections.abc import Mapping
from typing import Any, Final

from tinnhiem.core.people.duplicates import DuplicateHint, Likeliness
from tinnhiem.core.people.person import Person
from tinnhiem.core.wording import Wording, joined, wordings

LIKELY_WORDS: Final[Mapping[Likeliness, Wording]] = wordings(
    {
        Likeliness.SAME_NAME: "cùng họ tên",
        Likeliness.SAME_LETTERS: "cùng họ tên khi bỏ dấu",
        Likeliness.SAME_WORDS: "cùng các chữ trong họ tên, khác thứ tự",
        Likeliness.SAME_BIRTHDAY: "cùng ngày sinh",
        Likeliness.SAME_YEAR: "cùng năm sinh",
        Likeliness.BIRTH_UNKNOWN: "có người chưa rõ ngày sinh",
        Likeliness.SAME_OFFICE: "cùng chức vụ",
        Likeliness.SAME_UNIT: "cùng đơn vị",
    }
)


def say_duplicate(hint: DuplicateHint) -> str:
    """Return two persons who may be one, with score and reasons."""
    why = joined((LIKELY_WORDS[reason] for reason in hint.reasons), ", ")
    first, second = _person(hint.first), _person(hint.second)
    return Wording(
        "{score} điểm: {first} và {second} ({why}).",
        score=hint.score,
        first=first,
        second=second,
        why=why,
    )


def duplicate_as_values(hint: DuplicateHint) -> dict[str, Any]:
    """Return a suggestion as plain values, for `--json`."""
    return {
        "score": hint.score,
        "persons": [
            {"key": person.key, "name": person.name, "birth": _birth(person)}
            for person in (hint.first, hint.second)
        ],
        "reasons": [reason.value for reason in hint.reasons],
    }


def _person(person: Person) -> str:
    born = _birth(person)
    if not born:
        return f"{person.name} [{person.key}]"
    return Wording(
        "{name}, sinh {born} [{key}]", name=person.name, born=born, key=person.key
    )


def _birth(person: Person) -> str:
    return str(person.birth_on or person.birth_year or "")
