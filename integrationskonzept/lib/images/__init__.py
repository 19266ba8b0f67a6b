"""The one door for pictures: coats of arms and pictures of a concept come in here, and nowhere else.

`take_in` makes of what people have what a page and a brochure need: upright, in sRGB, with eight bits, no larger
than a page shows, without hidden data. `check_image` only judges: a Konzeptdokument brings pictures that must leave
as they came, so they stay as they are, and `as_shown` converts them where they are typeset.

Whatever a picture does to its decoder, it does so in a process of its own, which may use two seconds and a hundred
megabytes (`bounded`); only the modules that `tasks` imports unpack pictures, and nothing else imports those.
"""

from .errors import WHAT_WE_READ, ImageError
from .intake import MAX_BYTES, ImageFile, Look, as_shown, check_image, look_at, take_in, take_in_file
from .media_types import ACCEPT, EXTENSIONS, SVG, media_type_of

__all__ = [
    "ACCEPT",
    "EXTENSIONS",
    "MAX_BYTES",
    "SVG",
    "WHAT_WE_READ",
    "ImageError",
    "ImageFile",
    "Look",
    "as_shown",
    "check_image",
    "look_at",
    "media_type_of",
    "take_in",
    "take_in_file",
]
