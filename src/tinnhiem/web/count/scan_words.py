"""Words of scanned pages: why people look at a row or a page, and what they may say."""

from typing import Final

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.count.scanned_page import PageVerdict
from tinnhiem.core.scanning.page import (
    DuplicateKind,
    PageOutcome,
    Rejection,
    RowFlag,
)
from tinnhiem.messages.scan_words import FLAGS as FLAG_WORDS
from tinnhiem.messages.scan_words import REASONS as REASON_WORDS
from tinnhiem.messages.scan_words import REMEDIES as REMEDY_WORDS
from tinnhiem.web.saying import said

_said = lazy(said, str)  # as the page is drawn, in its language
FLAGS: Final[dict[RowFlag, str | Promise]] = {
    flag: _said(words) for flag, words in FLAG_WORDS.items()
}
REASONS: Final[dict[str, str | Promise]] = {
    **{reason: _said(words) for reason, words in REASON_WORDS.items()},
    # A form brings files one by one, and what it brings is counted at once.
    Rejection.UNREADABLE.value: _("không mở được trang này"),
    DuplicateKind.SAME_FILE.value: _("đúng bản quét này đã nhận một lần"),
}
REMEDIES: Final[dict[str, str | Promise]] = {
    reason: _said(words) for reason, words in REMEDY_WORDS.items()
}
LOOSE: Final = _("không ghép đủ trang thành một lá phiếu")
CALLED: Final = _("một thành viên đề nghị xem lại cả trang")
OUTCOMES: Final[dict[PageOutcome, Promise]] = {
    PageOutcome.READ: _("đọc được hết"),
    PageOutcome.FLAGGED: _("có dòng cần người xem"),
    PageOutcome.REJECTED: _("bị loại"),
    PageOutcome.DUPLICATE: _("nghi trùng"),
}
VERDICTS: Final[dict[PageVerdict, Promise]] = {
    PageVerdict.COUNTS: _("Phiếu dùng được: tính như máy đã đọc"),
    PageVerdict.AGAIN: _("Đã hoặc sẽ quét lại, hoặc đã tính cùng trang khác"),
    PageVerdict.KEYED: _("Nhập tay cả lá phiếu từ bản giấy"),
    PageVerdict.NOT_A_BALLOT: _("Không phải phiếu: giấy trắng, mặt sau, giấy khác"),
    PageVerdict.SAME: _("Đúng là cùng một lá phiếu: chỉ tính một lần"),
    PageVerdict.DIFFERENT: _("Hai lá phiếu khác nhau: tính cả hai"),
}
