"""Why a scanned file, or one page of it, never became a picture."""

from enum import StrEnum


class OpeningFault(StrEnum):
    """What stopped a file or a page from being opened (lý do không mở được)."""

    MISSING = "missing"  # not there, or gone while we read
    NOT_ALLOWED = "not-allowed"  # the system does not let us read it
    EMPTY = "empty"  # no bytes, no pages, or no file of a known kind in a folder
    NOT_A_SCAN = "not-a-scan"  # none of PDF, TIFF, JPEG, PNG by its content
    LINK_OUTSIDE = "link-outside"  # a link in a folder that leads out of it
    NOT_A_FILE = "not-a-file"  # a pipe, a device
    TOO_LARGE = "too-large"  # more bytes than any pile of ballots
    TOO_MANY_PAGES = "too-many-pages"
    TOO_MANY_FILES = "too-many-files"
    ENCRYPTED = "encrypted"  # locked with a password
    SCRIPTED = "scripted"  # carries a program or other files
    DAMAGED = "damaged"
    GIANT = "giant"  # unpacked, the picture would be larger than any sheet
    TOO_SMALL = "too-small"  # too few pixels to be a sheet at 100 dpi
    UNSUPPORTED = "unsupported"  # a rare way of storing that we do not read
    TOO_COSTLY = "too-costly"  # took more time or memory than we allow a page
    READER_FELL = "reader-fell"  # our own reader failed over it
