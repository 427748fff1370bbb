"""Libraries that only one thread may use at a time; the server has several."""

from threading import RLock
from typing import Final

# Every call into PDFium, whoever makes it: the library keeps state for all documents.
PDFIUM: Final = RLock()
