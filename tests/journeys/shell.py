"""Run `tinnhiem` calls one after the other in one process, as a patient terminal.

Reads one JSON list of arguments a line from stdin, answers with one JSON object a
line on stdout: exit code, and what was printed on both channels. A process of its
own, since these calls open a data folder; one for all, since starting Django forty
times would take a minute.
"""

import contextlib
import io
import json
import sys

from tinnhiem.cli.main import main


def call(arguments: list[str]) -> tuple[int, str]:
    """Run one call; return its exit code and all it printed."""
    sys.argv = ["tinnhiem", *arguments]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            main()
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 0
        else:
            code = 0
    return code, printed.getvalue()


if __name__ == "__main__":
    for line in sys.stdin:
        code, output = call(json.loads(line))
        sys.stdout.write(json.dumps({"code": code, "output": output}) + "\n")
        sys.stdout.flush()
