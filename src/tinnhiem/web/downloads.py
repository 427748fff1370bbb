"""Files that are made for one answer and kept nowhere."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header

TYPES: Final = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".ics": "text/calendar; charset=utf-8",
    ".zip": "application/zip",
    ".tnluu": "application/octet-stream",
}


def download(content: bytes, *, name: str) -> HttpResponse:
    """Return a file to be saved; no cache of a browser keeps it."""
    kind = PurePosixPath(name).suffix
    response = HttpResponse(content, content_type=TYPES[kind])
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition
    response["Cache-Control"] = "no-store"
    return response


def download_all(files: Mapping[str, bytes], *, name: str) -> HttpResponse:
    """Return the one file there is, or all of them packed as `name`."""
    if len(files) == 1:
        ((only, content),) = files.items()
        return download(content, name=only)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for inside, content in files.items():
            package.writestr(inside, content)
    return download(packed.getvalue(), name=name)
