"""Pictures and drawings made to be slow, to take memory, or to reach out: each small, and made here."""

import io
import struct
import zlib
from functools import partial

from PIL import Image

from tests.lib.bildarten import PROBEN, geschrieben, zweifarbig

COSTLY = "zu groß oder zu aufwendig"
UNSAFE = "Programmteile oder Verweise"
DRAWING = "zu umfangreich|zu groß oder zu aufwendig"
NO_IMAGE = "kein lesbares Bild"
PIXELS = "zu viele Bildpunkte"
ANY = f"{COSTLY}|{NO_IMAGE}|{PIXELS}"


def teil(art, daten):
    return struct.pack(">I", len(daten)) + art + daten + struct.pack(">I", zlib.crc32(art + daten))


def png(breite, hoehe, *, tiefe=8, farbe=2, zeilen=None, verschraenkt=0, vorweg=b""):
    """A PNG whose rows are all zero, packed in hardly any bytes; `zeilen` of them."""
    kanaele = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[farbe]
    packen, daten = zlib.compressobj(9), b""
    for _ in range(hoehe if zeilen is None else zeilen):
        daten += packen.compress(bytes(1 + (breite * kanaele * tiefe + 7) // 8))
    kopf = struct.pack(">2I5B", breite, hoehe, tiefe, farbe, 0, 0, verschraenkt)
    palette = teil(b"PLTE", bytes(768)) if farbe == 3 else b""
    inhalt = teil(b"IHDR", kopf) + vorweg + palette + teil(b"IDAT", daten + packen.flush())
    return b"\x89PNG\r\n\x1a\n" + inhalt + teil(b"IEND", b"")


def bombe(art, kopf):
    """A chunk that is packed: fifty megabytes of nothing."""
    return png(8, 8, vorweg=teil(art, kopf + zlib.compress(bytes(50_000_000), 9)))


def viele_teile(anzahl):
    return png(8, 8, vorweg=teil(b"tEXt", b"a\0b") * anzahl)


def jpeg(groesse=(64, 64), **angaben):
    return geschrieben(Image.effect_noise(groesse, 60).convert("RGB"), "JPEG", **angaben)


def mit_durchgaengen(anzahl, groesse=(64, 64)):
    """A progressive JPEG whose last scan is repeated."""
    daten = jpeg(groesse, progressive=True)
    letzter = daten.rindex(b"\xff\xda")
    return daten[:letzter] + daten[letzter:-2] * anzahl + b"\xff\xd9"


def mit_groesse(daten, breite, hoehe):
    """A JPEG that claims to be larger than it is."""
    stelle = next(s for s in (daten.find(b"\xff\xc0"), daten.find(b"\xff\xc2")) if s > 0) + 5
    return daten[:stelle] + struct.pack(">2H", hoehe, breite) + daten[stelle + 4 :]


def tiff(breite, hoehe):
    """A TIFF with one strip of nothing that claims to be large."""
    angaben = [(256, 4, 1, breite), (257, 4, 1, hoehe), (258, 3, 1, 8), (259, 3, 1, 32946), (262, 3, 1, 1)]
    angaben += [(273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, hoehe), (279, 4, 1, 100)]
    verzeichnis = struct.pack("<H", len(angaben)) + b"".join(struct.pack("<2H2I", *angabe) for angabe in angaben)
    return (
        b"II*\0" + struct.pack("<I", 108) + zlib.compress(bytes(200_000), 9)[:100].ljust(100) + verzeichnis + bytes(4)
    )


def tiff_im_kreis():
    """A directory that names itself as the next."""
    daten = geschrieben(zweifarbig(), "TIFF")
    ort = int.from_bytes(daten[4:8], "little")
    zahl = int.from_bytes(daten[ort : ort + 2], "little")
    ende = ort + 2 + 12 * zahl
    return daten[:ende] + daten[4:8] + daten[ende + 4 :]


def gif(bilder):
    ausgabe = io.BytesIO()
    folge = [Image.new("P", (16, 16), n % 255) for n in range(bilder)]
    folge[0].save(ausgabe, "GIF", save_all=True, append_images=folge[1:])
    return ausgabe.getvalue()


def gif_gross():
    return b"GIF89a" + struct.pack("<2H", 65_000, 65_000) + b"\xf0\0\0" + bytes(6) + gif(1)[13:]


def bmp(breite, hoehe):
    kopf = struct.pack("<IiiHHIIiiII", 40, breite, hoehe, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + 400, 0, 0, 54) + kopf + bytes(400)


def webp(breite, hoehe):
    bild = Image.new("RGB", (breite, hoehe))
    return geschrieben(bild, "WEBP", lossless=True, method=0)


def heic(ersetze, durch):
    return (PROBEN / "hochkant.heic").read_bytes().replace(ersetze, durch)


def svg(inhalt, merkmale='viewBox="0 0 90 90"'):
    return f'<svg xmlns="http://www.w3.org/2000/svg" {merkmale}>{inhalt}</svg>'.encode()


def kette(vorlage, glieder):
    """Elements of which each draws the next several times."""
    return "".join(vorlage.replace("{a}", f"k{n}").replace("{b}", f"k{n + 1}") for n in range(glieder))


def gezeigt(was, inhalt=""):
    return svg(f'{inhalt}<rect width="90" height="90" {was}/>')


VERLAUF = '<linearGradient id="v" spreadMethod="repeat" x2="1e-9"><stop offset="0"/><stop offset="1"/></linearGradient>'
FILTER = '<filter id="f" x="-9" y="-9" width="99" height="99">{}</filter>'
NUTZEN = '<g id="{a}">' + '<use href="#{b}"/>' * 10 + "</g>"
MASKE = '<mask id="{a}">' + '<rect width="9" height="9" mask="url(#{b})"/>' * 10 + "</mask>"
MARKE = '<marker id="{a}"><path d="M0 0L1 1L2 2L3 3" style="marker-mid:url(#{b})"/></marker>'
MUSTER = '<pattern id="{a}" width="1" height="1"><rect width="1" height="1" fill="url(#{b})"/></pattern>' * 3

FEINDLICHE = {
    "PNG, 16 Bit RGBA, 7700²": (lambda: png(7700, 7700, tiefe=16, farbe=6, zeilen=20), ANY),
    "PNG, 16 Bit RGBA, 4000²": (lambda: png(4000, 4000, tiefe=16, farbe=6, zeilen=200), ANY),
    "PNG, 60 Millionen Punkte RGB": (lambda: png(7700, 7700, zeilen=20), ANY),
    "PNG, verschränkt": (lambda: png(7000, 7000, verschraenkt=1, zeilen=20), ANY),
    "PNG, ein Strich": (lambda: png(2_000_000, 1), None),
    "PNG, noch längerer Strich": (lambda: png(2**31 - 1, 1, zeilen=0), ANY),
    "PNG, Palette mit 49 Millionen Punkten": (lambda: png(7000, 7000, farbe=3, zeilen=20), ANY),
    "PNG, ein Bit, 7700²": (lambda: png(7700, 7700, tiefe=1, farbe=0), ANY),
    "PNG, Farbprofil als Bombe": (partial(bombe, b"iCCP", b"a\0\0"), ANY),
    "PNG, Text als Bombe": (partial(bombe, b"zTXt", b"a\0\0"), ANY),
    "PNG, 50.000 Textteile": (partial(viele_teile, 50_000), None),
    "JPEG, 1.000 Durchgänge": (partial(mit_durchgaengen, 1000), COSTLY),
    "JPEG, 40 Durchgänge, groß": (lambda: mit_groesse(mit_durchgaengen(40), 4000, 3000), COSTLY),
    "JPEG, 65.000 × 65.000": (lambda: mit_groesse(jpeg(), 65_000, 65_000), ANY),
    "JPEG, behauptet 12.000 × 12.000": (lambda: mit_groesse(jpeg(), 12_000, 12_000), None),
    "JPEG, progressiv, behauptet 9.000 × 9.000": (lambda: mit_groesse(jpeg(progressive=True), 9000, 9000), ANY),
    "JPEG, Farbprofil ohne Ende": (lambda: jpeg(icc_profile=b"\0" * 8_000_000), None),
    "JPEG, nur Marken": (lambda: b"\xff\xd8" + b"\xff\xd0" * 2_000_000, ANY),
    "JPEG, leere Abschnitte": (lambda: b"\xff\xd8" + b"\xff\xe1\0\2" * 100_000 + jpeg()[2:], None),
    "TIFF, 60.000 × 60.000": (partial(tiff, 60_000, 60_000), ANY),
    "TIFF, 7.700²": (partial(tiff, 7700, 7700), ANY),
    "TIFF, Verzeichnis im Kreis": (tiff_im_kreis, None),
    "GIF, 2.000 Bilder": (partial(gif, 2000), None),
    "GIF, 65.000 × 65.000": (gif_gross, ANY),
    "BMP, 7.700²": (partial(bmp, 7700, 7700), ANY),
    "WebP, 25 Millionen Punkte": (partial(webp, 5000, 5000), ANY),
    "HEIC, beschädigt": (partial(heic, b"hvcC", b"hvcX"), NO_IMAGE),
    "HEIC, verschobene Angaben": (partial(heic, b"iloc", b"free"), NO_IMAGE),
    "Verlauf, wiederholt": (lambda: gezeigt('fill="url(#v)"', VERLAUF), None),
    "Verlauf, gespiegelt": (lambda: gezeigt('fill="url(#v)"', VERLAUF.replace('"repeat"', '"reflect"')), None),
    "Verlauf, im Kreis": (lambda: gezeigt('fill="url(#v)"', '<radialGradient id="v" href="#v"/>'), None),
    "url und 40.000 Leerzeichen": (lambda: gezeigt(f'fill="url({" " * 40_000}x"'), UNSAFE),
    "url und 400.000 Leerzeichen": (lambda: gezeigt(f'fill="url({" " * 400_000}#x)"'), None),
    "Stil aus Klammern": (lambda: svg(f"<style>{'{' * 30_000}</style>"), None),
    "Stil aus Regeln": (lambda: svg(f"<style>{'a{}' * 20_000}</style>" + "<g/>" * 10_000), None),
    "Stil aus Namen": (lambda: svg(f"<style>{'a' * 300_000} {{ }}</style>"), None),
    "Milliarde Rechtecke": (lambda: svg(kette(NUTZEN, 12) + '<rect id="k12" width="1" height="1"/>'), DRAWING),
    "zeigt sich selbst": (lambda: svg('<g id="a"><use href="#a"/><use href="#a"/></g>'), None),
    "Kette von Masken": (lambda: gezeigt('mask="url(#k0)"', kette(MASKE, 14)), DRAWING),
    "Kette von Marken": (lambda: svg(kette(MARKE, 14) + '<path d="M0 0L1 1" marker-end="url(#k0)"/>'), DRAWING),
    "Kette von Mustern": (lambda: gezeigt('fill="url(#k0)"', kette(MUSTER, 14)), None),
    "winziges Muster": (lambda: gezeigt('fill="url(#p)"', '<pattern id="p" width="1e-7" height="1e-7"/>'), None),
    "winzige Striche": (lambda: svg('<path d="M0 0H9e6" stroke="red" stroke-dasharray="1e-7"/>'), None),
    "Rauschen": (
        lambda: gezeigt('filter="url(#f)"', FILTER.format('<feTurbulence numOctaves="99999" baseFrequency=".1"/>' * 9)),
        DRAWING,
    ),
    "Unschärfe": (
        lambda: gezeigt('filter="url(#f)"', FILTER.format('<feGaussianBlur stdDeviation="9e9"/>' * 40)),
        DRAWING,
    ),
    "Weitung": (lambda: gezeigt('filter="url(#f)"', FILTER.format('<feMorphology radius="9999"/>' * 9)), DRAWING),
    "3.000 Ebenen": (lambda: svg("<g>" * 3000 + "</g>" * 3000), DRAWING),
    "300.000 Ebenen": (lambda: svg("<g>" * 300_000 + "</g>" * 300_000), DRAWING),
    "1.000.000 Elemente": (lambda: svg("<g/>" * 1_000_000), DRAWING),
    "ohne Grenze": (lambda: svg('<rect width="1e999" height="nan"/>', 'width="1e99" height="1e-99"'), DRAWING),
    "Bild im Bild": (lambda: svg('<image href="data:image/svg+xml,x"/>'), UNSAFE),
    "Datei des Servers": (lambda: svg('<image href="file:///etc/passwd"/>'), UNSAFE),
    "Datei im Stil": (lambda: svg("<style>rect { fill: image-set('http://boese.example/a') }</style>"), UNSAFE),
    "Entitäten": (lambda: b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("&b;"), UNSAFE),
    "Merkmale": (lambda: svg("<g " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>"), None),
}
