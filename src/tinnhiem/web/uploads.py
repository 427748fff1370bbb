"""Files that a browser sends stay in memory: nothing lies on a disk in the clear."""

from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

# Above what any page takes; the page itself says how much that is.
MOST: Final = 34 * 1024 * 1024


class MemoryOnly(FileUploadHandler):
    """Keep a file of up to `MOST` bytes in memory; of a longer one only its length."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._kept, self._length = BytesIO(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece."""
        del start
        self._length += len(raw_data)
        if self._length <= MOST:
            self._kept.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return the file with its true length, also when it is longer than kept."""
        self._kept.seek(0)
        return InMemoryUploadedFile(
            self._kept,
            self.field_name,
            self.file_name or "",
            self.content_type or "",
            file_size,
            self.charset,
            self.content_type_extra,
        )
