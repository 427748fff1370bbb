"""Take the signed result out of a campaign, as a file that others read."""

import hashlib
from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.exports.formats import ExportFormat, written
from tinnhiem.papers.chart_svg import chart_svg
from tinnhiem.store import journal, models
from tinnhiem.store.queries.records import record_of


@deed
def export_result(
    *, campaign: models.Campaign, form: ExportFormat, by: str, now: datetime
) -> bytes:
    """Return the signed result as one file; the journal says who took it.

    Raises:
        NothingToShowError: The minutes are not signed; sign them first.
    """
    content = written(record_of(campaign), form=form, made_at=now)
    digest = hashlib.sha256(content).hexdigest()
    journal.write(
        campaign, "result.exported", at=now, by=by, format=form.value, sha256=digest
    )
    return content


@deed
def draw_result(*, campaign: models.Campaign, by: str, now: datetime) -> bytes:
    """Return the chart of the signed result as SVG; the journal says who took it.

    Raises:
        NothingToShowError: The minutes are not signed; sign them first.
    """
    content = chart_svg(record_of(campaign))
    digest = hashlib.sha256(content).hexdigest()
    journal.write(
        campaign, "result.exported", at=now, by=by, format="svg", sha256=digest
    )
    return content
