"""What stands on one line, by the name under which the count knows it."""

from tinnhiem.core.mark import Mark

__all__ = ["Mark"]
