"""What every command on a campaign asks for: folder, campaign, who and when."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from tinnhiem.cli.params import Moment
from tinnhiem.config.clock import current_time
from tinnhiem.config.logs import LogFile, configure_logs
from tinnhiem.core.campaigns.errors import DataFolderMissingError
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.store import folder as data_folder
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.campaigns import campaign_meant

C = TypeVar("C", bound=Callable[..., Any])

FOLDER = click.option(
    "--data",
    "data",
    type=click.Path(file_okay=True, path_type=Path),
    default=Path("ho-so"),
    envvar="TINNHIEM_DATA",
    show_default=True,
    help="Thư mục dữ liệu của cơ quan.",
)
CAMPAIGN = click.option(
    "--campaign", "slug", help="Tên cuộc lấy phiếu, khi thư mục có nhiều cuộc."
)
BY = click.option(
    "--by", default="", envvar="TINNHIEM_BY", help="Người thực hiện, ghi vào nhật ký."
)
AT = click.option(
    "--at",
    type=Moment(),
    default=None,
    help="Thời điểm thực tế (mặc định: bây giờ).",
)


def on_campaign(command: C) -> C:
    """Give a command `--data` and `--campaign`."""
    return FOLDER(CAMPAIGN(command))


def deed(command: C) -> C:
    """Give a command `--data`, `--campaign`, `--by` and `--at`."""
    return on_campaign(BY(AT(command)))


def moment(at: datetime | None) -> datetime:
    """Return the moment a deed was done: as given, or now."""
    return at or current_time()


def open_folder(data: Path, *, create: bool = False) -> None:
    """Point this process at the data folder.

    Raises:
        DataFolderMissingError: There is none and none is to be made.
        FileNotWritableError: The folder cannot be made or written.
    """
    if not create and not data_folder.has_database(data):
        raise DataFolderMissingError(str(data))
    try:
        data_folder.use_folder(data.absolute())
    except OSError as error:
        raise FileNotWritableError(str(data), detail=error.strerror or "") from error
    configure_logs(LogFile(data.absolute() / data_folder.LOG))


def open_campaign(data: Path, slug: str | None) -> Campaign:
    """Return the campaign meant, in the data folder meant."""
    open_folder(data)
    return campaign_meant(slug)
