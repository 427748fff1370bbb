"""What a campaign's papers have become, as tables that TOML can write."""

from typing import Any

from tinnhiem.store import models
from tinnhiem.store.queries.rows import row_of, rows_of

MARKED = (
    *("code", "secrecy", "listed_in", "item"),
    *("is_internal", "decided_by", "decided_on"),
)
FROZEN = (
    *("code", "edition", "state", "issuer", "period", "series_kind", "number"),
    *("symbol", "kind", "subject", "secrecy", "is_secret", "signed_by", "signed_on"),
    *("frozen_on", "kept_by", "reason", "frozen_at"),
)
FILE = ("copy", "content", "sha256", "pdf", "docx", "pdf_sha256", "docx_sha256")


def paper_tables_of(
    campaign: models.Campaign, *, with_secret: bool = False
) -> dict[str, Any]:
    """Return markings, frozen papers with their content, copies with their prints.

    The content of a classified paper stays here unless `with_secret` asks for it;
    its fingerprint travels.
    """
    frozen = campaign.frozen_papers.prefetch_related("files")
    copies = campaign.copies.prefetch_related("print_outs")
    return {
        "marking": rows_of(campaign.markings.all(), *MARKED),
        "frozen": [_frozen(row, with_secret=with_secret) for row in frozen],
        "copy": [_copy(row) for row in copies],
    }


def _frozen(row: models.FrozenPaper, *, with_secret: bool) -> dict[str, Any]:
    shares = {"share": row.recipients} if row.recipients else {}
    hides = row.is_secret and not with_secret
    columns = [one for one in FILE if not (hides and one == "content")]
    return {
        **row_of(row, *FROZEN),
        **shares,
        "file": rows_of(row.files.all(), *columns),
    }


def _copy(row: models.AllottedCopy) -> dict[str, Any]:
    prints = rows_of(row.print_outs.all(), "at", "by", "reason", "prints")
    return {
        **row_of(
            row, "code", "edition", "number", "recipient", "handed_to", "handed_at"
        ),
        **({"print_out": prints} if prints else {}),
    }
