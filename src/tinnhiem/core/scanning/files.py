"""Why a scanned file, or a page of it, is refused."""

from tinnhiem.core.scanning.errors import ScanError
from tinnhiem.core.scanning.opening_fault import OpeningFault


class ScanUnopenedError(ScanError):
    """A scanned file, or one page of it, cannot be made a picture."""

    code = "scan-unopened"
    is_of_input = True

    def __init__(self, file: str, *, page: int, fault: OpeningFault) -> None:
        self.file, self.page, self.fault = file, page, fault
        super().__init__(
            f"{file}, page {page}: {fault.value}. Scan the sheet again, as a PDF, "
            "TIFF, JPEG or PNG without a password."
        )
