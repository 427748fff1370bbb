"""What a sheet of people holds once it is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tinnhiem.core.people.category import same_category
from tinnhiem.core.people.person import Person
from tinnhiem.core.people.roster import Officeholder


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """Persons, and those of them who are to be rated (danh sách nhân sự).

    Attributes:
        persons: In the order of the file.
        officeholders: In the order of the file, numbered from 1.
    """

    persons: tuple[Person, ...]
    officeholders: tuple[Officeholder, ...]

    def in_order_of(self, posts: Sequence[str]) -> tuple[Officeholder, ...]:
        """Return the officeholders in the order of the plan's posts, renumbered.

        Within a post the order of the file stays: it is the clerk's own. Who holds
        none of the posts comes last.
        """
        ordered = sorted(self.officeholders, key=lambda o: _place(o.title, posts))
        return tuple(replace(o, order=n) for n, o in enumerate(ordered, start=1))


def _place(title: str, posts: Sequence[str]) -> int:
    """Return which post a printed title names; the longest that fits counts.

    «Phó Chánh Văn phòng» also contains «Chánh Văn phòng».
    """
    printed = same_category(title)
    fitting = [
        (len(same_category(post)), -place)
        for place, post in enumerate(posts)
        if same_category(post) in printed
    ]
    return -max(fitting)[1] if fitting else len(posts)
