"""Passages in other scripts than the Latin one, and the language that they are most likely in.

Told by letters alone: a language that shares its script with others is named where letters of its own occur, else
the one that is most often met. Passages in Latin letters cannot be told apart.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

EIGENE_BUCHSTABEN = {
    "arabisch": {
        "ps": "ښېځڅډړټڼ",
        "ckb": "ێۆڵڕ",
        "ur": "ٹڈڑےں",
        "fa": "پچژگ",
        "": "ar",
    },
    "kyrillisch": {"uk": "іїєґІЇЄҐ", "be": "ўЎ", "sr": "ђјљњћџЂЈЉЊЋЏ", "mk": "ѓќѕЃЌЅ", "": "ru"},
    "aethiopisch": {"ti": "ቐቑቒቓቔቕቖ", "": "am"},
    "chinesisch": {"ja": "ぁ-ヿ", "": "zh"},
}
SCHRIFTEN = {
    "griechisch": "\u0370-\u03ff\u1f00-\u1fff",
    "kyrillisch": "\u0400-\u052f",
    "armenisch": "\u0530-\u058f",
    "hebraeisch": "\u0590-\u05ff\ufb1d-\ufb4f",
    "arabisch": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "syrisch": "\u0700-\u074f",
    "thaana": "\u0780-\u07bf",
    "nko": "\u07c0-\u07ff",
    "devanagari": "\u0900-\u097f",
    "bengalisch": "\u0980-\u09ff",
    "gurmukhi": "\u0a00-\u0a7f",
    "tamilisch": "\u0b80-\u0bff",
    "singhalesisch": "\u0d80-\u0dff",
    "thailaendisch": "\u0e00-\u0e7f",
    "georgisch": "\u10a0-\u10ff\u1c90-\u1cbf",
    "koreanisch": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "aethiopisch": "\u1200-\u139f\u2d80-\u2ddf",
    "khmer": "\u1780-\u17ff",
    "chinesisch": "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
}
SPRACHE = {
    "griechisch": "el",
    "armenisch": "hy",
    "hebraeisch": "he",
    "syrisch": "syr",
    "thaana": "dv",
    "nko": "nqo",
    "devanagari": "hi",
    "bengalisch": "bn",
    "gurmukhi": "pa",
    "tamilisch": "ta",
    "singhalesisch": "si",
    "thailaendisch": "th",
    "georgisch": "ka",
    "koreanisch": "ko",
    "khmer": "km",
}
RICHTUNG = dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "he", "syr", "dv", "nqo"), "rtl")
"""Languages written from right to left."""
DAZWISCHEN = r"[^\w\u2028\u2029]|[\d_]"
FREMD = re.compile("[" + "".join(SCHRIFTEN.values()) + "]")
BUCHSTABE = re.compile(r"[^\W\d_]")


def _passage(name: str, zeichen: str) -> str:
    """Words of one script and what stands between them; a single Greek letter is a symbol and no passage."""
    mindestens = "{2,}" if name == "griechisch" else "+"
    return rf"(?P<{name}>[{zeichen}]{mindestens}(?:(?:{DAZWISCHEN})*[{zeichen}]+)*)"


PASSAGE = re.compile("|".join(_passage(name, zeichen) for name, zeichen in SCHRIFTEN.items()))


@dataclass(frozen=True)
class Lauf:
    """A piece of a text; `sprache` is empty where it is in the language around it."""

    text: str
    sprache: str = ""

    @property
    def richtung(self) -> str:
        """`rtl` for what is written from right to left, else empty."""
        return RICHTUNG.get(self.sprache, "")


def laeufe(text: str, umfeld: str = "") -> list[Lauf]:
    """The text in pieces, passages in other scripts with their languages; letters around it may tell which."""
    if not FREMD.search(text):
        return [Lauf(text)]
    teile: list[Lauf] = []
    bis = 0
    for treffer in PASSAGE.finditer(text):
        sprache = _sprache(str(treffer.lastgroup), umfeld or text)
        teile += [Lauf(text[bis : treffer.start()]), Lauf(treffer[0], sprache)]
        bis = treffer.end()
    return [lauf for lauf in [*teile, Lauf(text[bis:])] if lauf.text]


def fremdsprache(text: str) -> str:
    """The language of a text whose letters are all of one other script, else empty."""
    gefunden = {lauf.sprache for lauf in laeufe(text) if BUCHSTABE.search(lauf.text)}
    return gefunden.pop() if len(gefunden) == 1 else ""


@lru_cache(maxsize=16)
def _sprache(schrift: str, text: str) -> str:
    if schrift in SPRACHE:
        return SPRACHE[schrift]
    moeglich = EIGENE_BUCHSTABEN[schrift]
    return next((name for name, eigene in moeglich.items() if name and re.search(f"[{eigene}]", text)), moeglich[""])
