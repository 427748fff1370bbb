"""Refusals to hand a paper to the provincial document system."""

from tinnhiem.core.papers.errors import PaperError


class ExchangeError(PaperError):
    """A paper cannot be exported for exchange."""

    code = "exchange"

    def __init__(self, paper: str, *, detail: str = "") -> None:
        self.paper, self.detail = paper, detail
        super().__init__(f"{paper}: {self.code}{f' ({detail})' if detail else ''}")


class ExchangeSecretError(ExchangeError):
    """A secret paper never goes through the exchange (QCVN 102:2016/BTTTT)."""

    code = "exchange-secret"


class ExchangeCopyError(ExchangeError):
    """The paper consists of several files; `detail` lists their numbers. Name one."""

    code = "exchange-copy"


class ExchangeFolderError(ExchangeError):
    """Something of that name is there, and nothing is written over; name another."""

    code = "exchange-folder"


class ExchangePdfError(ExchangeError):
    """The PDF is not the issued one with signatures added; `detail` names it."""

    code = "exchange-pdf"


class OrganIdError(ExchangeError):
    """An identifier of an organ has thirteen characters; `detail` is what was given."""

    code = "organ-id"
