"""What a browser may keep of our own static files."""

from wsgiref.headers import Headers


def keep_fonts(headers: Headers, _path: str, url: str) -> None:
    """Let browsers keep fonts for a year: another one comes under another name."""
    if url.endswith(".woff2"):
        headers["Cache-Control"] = "public, max-age=31536000, immutable"
