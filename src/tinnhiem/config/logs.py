"""Where log lines go, and what must never reach one."""

import logging
import warnings
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, TextIO, cast

import structlog

from tinnhiem.core.secrecy.shapes import NEVER_LOGGED


class OneLogger(logging.Handler):
    """Sends what Django logs to our log, where nothing else is printed."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say it as one event; the address asked for, never a trace of values."""
        log = structlog.get_logger()
        log.warning("framework.said", by=record.name, what=record.getMessage())


DJANGO_LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"ours": {"()": "tinnhiem.config.logs.OneLogger"}},
    "loggers": {
        "django": {"handlers": ["ours"], "level": "WARNING", "propagate": False}
    },
}


class LogFile:
    """A file that is opened for each line: it may move with the data folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, text: str) -> int:
        """Append `text`."""
        with self.path.open("a", encoding="utf-8") as file:
            return file.write(text)

    def flush(self) -> None:
        """Do nothing: every line is written when it is said."""


def guard_secrecy(
    _logger: Any, _method: str, line: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Withhold a line that names a voter or an answer, before it reaches a disk.

    In tests the warning is an error, so such a line never ships. On the day, the
    vote goes on and only the line is lost.
    """
    leaked = sorted(NEVER_LOGGED & line.keys())
    if not leaked:
        return line
    warnings.warn(
        f"log line {line['event']!r} carries {', '.join(leaked)}: "
        "log counts and row numbers instead (docs/explanation/secrecy.md)",
        stacklevel=2,
    )
    return {"event": "log.withheld", "of": line["event"], "keys": leaked}


def configure_logs(stream: TextIO | LogFile) -> None:
    """Send log lines to `stream`, one JSON object a line."""
    structlog.configure(
        processors=[
            guard_secrecy,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        # All that the logger asks of a file is `write` and `flush`.
        logger_factory=structlog.WriteLoggerFactory(file=cast("TextIO", stream)),
    )
