"""The root of every way this product says no.

Each area keeps its own refusals in `core/<area>/errors.py`:

    VoteError
    ├── rules        RulebookError …
    ├── plans        PlanError …
    ├── people       PeopleError …
    ├── conference   ConferenceError …
    ├── ballots      BallotError …
    ├── count        CountError …
    └── files        FileRefusedError … (core/files.py)

An error carries values; the sentence a clerk reads stands in `messages/`.
"""


class VoteError(Exception):
    """Something the law, the figures or the file do not allow.

    `code` is the same in the log, in `--json` and in `docs/reference/errors.md`.
    The English text in `args` is for developers and logs.
    """

    code: str = "vote-error"
    # Whether what was brought cannot be read, rather than what was asked is refused:
    # it decides the exit code, 2 rather than 1.
    is_of_input: bool = False
