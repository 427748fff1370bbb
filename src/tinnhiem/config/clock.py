"""The one place that looks at the clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

HO_CHI_MINH = ZoneInfo("Asia/Ho_Chi_Minh")


def current_time() -> datetime:
    """Return the moment it is, aware, in Viet Nam's zone."""
    return datetime.now(tz=HO_CHI_MINH)


def current_day() -> date:
    """Return the day it is in Viet Nam."""
    return current_time().date()
