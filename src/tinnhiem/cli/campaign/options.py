"""What every command on a campaign asks for: folder, campaign, who and when."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from tinnhiem.config.clock import HO_CHI_MINH, current_time
from tinnhiem.config.logs import LogFile, configure_logs
from tinnhiem.core.campaigns.errors import DataFolderMissingError
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.store import folder as data_folder
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.campaigns import campaign_meant

C = TypeVar("C", bound=Callable[..., Any])

DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")
DAY_HINT = "Viết như 2023-07-11 hoặc 11/7/2023."
MOMENT_FORMATS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M")

MOMENT_HINT = "Viết như «2023-07-11 08:00» hoặc «11/7/2023 08:00»."


class Day(click.ParamType):
    """A day, as 2023-07-11 or 11/7/2023."""

    name = "ngày"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day, or refuse with the two ways to write one."""
        if isinstance(value, date):
            return value
        for pattern in DAY_FORMATS:
            try:
                parsed = datetime.strptime(value, pattern)  # noqa: DTZ007 - a day
            except ValueError:
                continue
            return parsed.date()
        refused = f"«{value}» không phải là ngày. {DAY_HINT}"
        raise click.BadParameter(refused, ctx, param)


class Moment(click.ParamType):
    """A moment in Viet Nam's time, as 2023-07-11 08:00 or 11/7/2023 08:00."""

    name = "ngày giờ"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the aware moment, or refuse with the two ways to write one."""
        if isinstance(value, datetime):
            return value
        for pattern in MOMENT_FORMATS:
            try:
                parsed = datetime.strptime(value, pattern)  # noqa: DTZ007 - below
            except ValueError:
                continue
            return parsed.replace(tzinfo=HO_CHI_MINH)
        refused = f"«{value}» không phải là ngày giờ. {MOMENT_HINT}"
        raise click.BadParameter(refused, ctx, param)


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
