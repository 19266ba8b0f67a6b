"""Which kinds of picture there are: those that are kept, and those that are read on the way in."""

from __future__ import annotations

SVG = "image/svg+xml"
JPEG = "image/jpeg"
PNG = "image/png"
KEPT = {"PNG": PNG, "JPEG": JPEG, "MPO": JPEG, "WEBP": "image/webp"}
"""By Pillow's name; an MPO is the JPEG of a phone, with a second picture behind the first."""
KEPT_READ = ("JPEG", "PNG", "WEBP")
READ = (*KEPT_READ, "GIF", "TIFF", "BMP", "AVIF", "HEIF")
EXTENSIONS = {PNG: "png", JPEG: "jpg", "image/webp": "webp", SVG: "svg"}
ACCEPT = "image/*,.heic,.heif,.avif,.svg,.tif,.tiff"
"""For `<input type=file>`; some systems know no media type for the last ones."""
BEGINNINGS = {b"\x89PNG": PNG, b"\xff\xd8": JPEG, b"RIFF": "image/webp"}


def looks_like_xml(data: bytes) -> bool:
    """Whether the file begins as an SVG does, in UTF-8 or UTF-16."""
    return data[:1000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def media_type_of(data: bytes) -> str:
    """What a picture of ours is, by its first bytes."""
    return next((media_type for start, media_type in BEGINNINGS.items() if data.startswith(start)), SVG)
