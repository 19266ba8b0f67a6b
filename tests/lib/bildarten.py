"""Pictures of every kind that people have, made for the tests: what goes in, and how it must look afterwards."""

import io
import struct
from pathlib import Path

from PIL import Image, ImageCms

FAELLE = Path(__file__).parents[1] / "faelle"
PROBEN = Path(__file__).parent / "bildproben"
LINKS, RECHTS = (200, 0, 0), (0, 0, 200)
JPEG, PNG, SVG = "image/jpeg", "image/png", "image/svg+xml"
GEHEIM = b"Geheimkamera"


def zweifarbig(groesse=(64, 48), modus="RGB"):
    """Red on the left, blue on the right."""
    bild = Image.new("RGB", groesse, LINKS)
    bild.paste(RECHTS, (groesse[0] // 2, 0, *groesse))
    return bild.convert(modus)


def geschrieben(bild, art, **angaben):
    ausgabe = io.BytesIO()
    bild.save(ausgabe, art, **angaben)
    return ausgabe.getvalue()


def gelesen(daten):
    bild = Image.open(io.BytesIO(daten))
    bild.load()
    return bild


def mit_exif(ausrichtung=1):
    """Camera, place and how it was held."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = GEHEIM.decode(), ausrichtung
    exif.get_ifd(0x8825)[1] = "N"
    return exif


def liegend(ausrichtung):
    """The two colours as a camera keeps them that was held in this way."""
    zurueck = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    bild = zweifarbig()
    return bild.transpose(zurueck[ausrichtung]) if ausrichtung in zurueck else bild


def verlauf_16_bit():
    """Grey from black to white in sixteen bits."""
    bild = Image.new("I;16", (64, 48))
    bild.putdata([round(x / 63 * 65535) for _ in range(48) for x in range(64)])
    return bild


def png_48_bit():
    """Sixteen bits in each of three channels, which Pillow reads but does not write."""
    import zlib

    zeile = b"\0" + struct.pack(">3H", 200 * 257, 0, 0) * 32 + struct.pack(">3H", 0, 0, 200 * 257) * 32

    def teil(art, daten):
        return struct.pack(">I", len(daten)) + art + daten + struct.pack(">I", zlib.crc32(art + daten))

    kopf = struct.pack(">2I5B", 64, 48, 16, 2, 0, 0, 0)
    koerper = teil(b"IHDR", kopf) + teil(b"IDAT", zlib.compress(zeile * 48)) + teil(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + koerper


def cmyk_profil():
    """A printing machine whose cyan is green: whoever ignores the profile shows blue.

    An ICC profile of version 2 with one table of two points a side (lut8Type) from CMYK to CIE Lab.
    """
    gitter = bytearray()
    for stelle in range(16):
        c, m, y, k = (stelle >> n & 1 for n in (3, 2, 1, 0))
        hell = 0 if k else 100 - 50 * c - 20 * m - 10 * y
        a, b = (-60 * c, 50 * c) if c and not k else (0, 0)
        gitter += bytes([round(hell * 2.55), a + 128, b + 128])
    gerade = bytes(range(256))
    einheit = b"".join(struct.pack(">i", 65536 if n in (0, 4, 8) else 0) for n in range(9))
    tafel = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + einheit + gerade * 4 + bytes(gitter) + gerade * 3
    text = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Druck" + b"\0" * 78
    weiss = b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061)
    recht = b"text\0\0\0\0CC0\0"
    teile = {b"desc": text, b"wtpt": weiss, b"A2B0": tafel, b"cprt": recht}
    ort, verzeichnis, inhalt = 132 + 12 * len(teile), b"", b""
    for name, daten in teile.items():
        verzeichnis += name + struct.pack(">2I", ort + len(inhalt), len(daten))
        inhalt += daten + b"\0" * (-len(daten) % 4)
    kopf = struct.pack(">I4xI4s4s4s", ort + len(inhalt), 0x02200000, b"prtr", b"CMYK", b"Lab ")
    kopf += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + b"\0" * 28 + struct.pack(">3i", 63190, 65536, 54061)
    return kopf.ljust(128, b"\0") + struct.pack(">I", len(teile)) + verzeichnis + inhalt


CYAN = Image.new("CMYK", (64, 48), (255, 0, 0, 0))
WEIT = (FAELLE / "06-foto-weiter-farbraum.jpg").read_bytes()
DURCHSICHTIG = Image.merge("RGBA", (*zweifarbig().split(), Image.linear_gradient("L").resize((64, 48))))

ZWEIFARBIG = {
    "JPEG": (geschrieben(zweifarbig(), "JPEG", quality=95, subsampling=0, exif=mit_exif()), JPEG),
    "JPEG, progressiv": (geschrieben(zweifarbig(), "JPEG", quality=95, subsampling=0, progressive=True), JPEG),
    "JPEG, gedreht 3": (geschrieben(liegend(3), "JPEG", quality=95, subsampling=0, exif=mit_exif(3)), JPEG),
    "JPEG, gedreht 6": (geschrieben(liegend(6), "JPEG", quality=95, subsampling=0, exif=mit_exif(6)), JPEG),
    "JPEG, gedreht 8": (geschrieben(liegend(8), "JPEG", quality=95, subsampling=0, exif=mit_exif(8)), JPEG),
    "MPO": (geschrieben(zweifarbig(), "MPO", quality=95, save_all=True, append_images=[zweifarbig()]), JPEG),
    "PNG": (geschrieben(zweifarbig(), "PNG", exif=mit_exif()), PNG),
    "PNG, gedreht": (geschrieben(liegend(6), "PNG", exif=mit_exif(6)), PNG),
    "PNG, Palette": (geschrieben(zweifarbig(modus="P"), "PNG"), PNG),
    "PNG, 48 Bit": (png_48_bit(), PNG),
    "WebP": (geschrieben(zweifarbig(), "WEBP", lossless=True, exif=mit_exif()), JPEG),
    "WebP, gedreht": (geschrieben(liegend(8), "WEBP", lossless=True, exif=mit_exif(8)), JPEG),
    "GIF, bewegt": (geschrieben(zweifarbig(), "GIF", save_all=True, append_images=[Image.new("RGB", (64, 48))]), PNG),
    "TIFF": (geschrieben(zweifarbig(), "TIFF", compression="tiff_lzw"), JPEG),
    "TIFF, gedreht": (geschrieben(liegend(6), "TIFF", exif=mit_exif(6)), JPEG),
    "BMP": (geschrieben(zweifarbig(), "BMP"), PNG),
    "AVIF": (geschrieben(zweifarbig(), "AVIF", quality=95, exif=mit_exif()), JPEG),
    "AVIF, gedreht": (geschrieben(liegend(6), "AVIF", quality=95, exif=mit_exif(6)), JPEG),
}
"""Each must come out red on the left and blue on the right."""

ANDERE = {
    "Fall 03, MPO": ((FAELLE / "03-wappen-mpo.jpg").read_bytes(), JPEG),
    "Fall 04, CMYK ohne Profil": ((FAELLE / "04-wappen-cmyk.jpg").read_bytes(), JPEG),
    "Fall 06, weiter Farbraum": (WEIT, JPEG),
    "Fall 07, SVG mit DOCTYPE": ((FAELLE / "07-wappen-doctype.svg").read_bytes(), SVG),
    "HEIC": ((PROBEN / "hochkant.heic").read_bytes(), JPEG),
    "CMYK mit Profil": (geschrieben(CYAN, "JPEG", icc_profile=cmyk_profil()), JPEG),
    "CMYK als TIFF": (geschrieben(CYAN, "TIFF", icc_profile=cmyk_profil()), JPEG),
    "Grau, 16 Bit": (geschrieben(verlauf_16_bit(), "PNG"), PNG),
    "Grau, 16 Bit, TIFF": (geschrieben(verlauf_16_bit(), "TIFF"), JPEG),
    "durchsichtig": (geschrieben(DURCHSICHTIG, "PNG"), PNG),
    "durchsichtig, WebP": (geschrieben(DURCHSICHTIG, "WEBP", lossless=True), PNG),
    "schwarzweiß": (geschrieben(zweifarbig(modus="1"), "TIFF"), PNG),
}
ALLE = ZWEIFARBIG | ANDERE


def weites_profil():
    """The wide profile of case 06."""
    return ImageCms.ImageCmsProfile(io.BytesIO(gelesen(WEIT).info["icc_profile"]))
