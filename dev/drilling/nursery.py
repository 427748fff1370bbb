"""Starts the server often and fast: imports everything once, then forks.

Each child is what `tinnhiem serve` is from opening the folder on; only the reading of
modules is spared. `python -m dev.drilling.nursery FOLDER PORT` starts one child for
each line it reads, and answers with its process number.
"""

import os
import sys
from pathlib import Path

from django.urls import get_resolver

from tinnhiem.cli.campaign.serve import open_or_begin, serve_until_stopped


def main(folder: Path, port: int) -> None:
    """Start a server for each line on the standard input."""
    for _each in get_resolver().url_patterns:
        pass  # pages are imported with their addresses
    for _line in sys.stdin:
        child = os.fork()
        if not child:
            silence = os.open(os.devnull, os.O_RDWR)
            os.dup2(silence, 0)
            os.dup2(silence, 1)
            open_or_begin(folder)
            serve_until_stopped(port)
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
