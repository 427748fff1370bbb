"""What is known of the LAN certificate."""

from tinnhiem.core.trust.errors import AuthorityBrokenError
from tinnhiem.core.trust.lan import Authority
from tinnhiem.store.certificates import read_authority


def authority_there() -> Authority | None:
    """Return the office's authority; None where there is none that can be read."""
    try:
        return read_authority()
    except AuthorityBrokenError:
        return None
