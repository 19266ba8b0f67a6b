"""Which letters the machine's own fonts have, asked of fontconfig, which the typesetter asks as well."""

from __future__ import annotations

import ctypes
from ctypes.util import find_library
from functools import cache

SYSTEM_FONTS = 0
FOUND = 0


class _FontSet(ctypes.Structure):
    _fields_ = [("count", ctypes.c_int), ("size", ctypes.c_int), ("fonts", ctypes.POINTER(ctypes.c_void_p))]


@cache
def have(letter: str) -> bool:
    """Whether one of them holds the letter; never where there is no fontconfig."""
    return any(_fontconfig().FcCharSetHasChar(letters, ord(letter)) for letters in _charsets())


@cache
def _fontconfig() -> ctypes.CDLL:
    library = ctypes.CDLL(find_library("fontconfig"))
    library.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
    library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    library.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.FcPatternGetCharSet.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p]
    library.FcCharSetHasChar.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    return library


@cache
def _charsets() -> tuple[ctypes.c_void_p, ...]:
    """The letters of each font; kept for as long as the process lives, as is what they point into."""
    if not find_library("fontconfig"):
        return ()
    fonts = _fontconfig().FcConfigGetFonts(_fontconfig().FcInitLoadConfigAndFonts(), SYSTEM_FONTS)
    return tuple(letters for index in range(fonts.contents.count) if (letters := _charset(fonts.contents.fonts[index])))


def _charset(pattern: int) -> ctypes.c_void_p | None:
    letters = ctypes.c_void_p()
    result = _fontconfig().FcPatternGetCharSet(pattern, b"charset", 0, ctypes.byref(letters))
    return letters if result == FOUND else None
