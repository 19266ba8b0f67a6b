"""The one door for pictures: every kind comes out upright, in sRGB, with eight bits, without hidden data."""

import io
import time

import pytest
from PIL import Image, ImageCms

from integrationskonzept.lib import images
from integrationskonzept.lib.images import ImageError, as_shown, check_image, look_at, raster, take_in
from tests.lib import bildarten
from tests.lib.bildarten import ALLE, GEHEIM, JPEG, LINKS, PNG, RECHTS, ZWEIFARBIG, gelesen, geschrieben, zweifarbig

pytestmark = pytest.mark.usefixtures("bilder_hier")
NO_IMAGE = r"Das ist kein lesbares Bild\. Möglich sind JPEG, PNG, WebP, GIF, TIFF, BMP, AVIF, HEIC und SVG\."

NOT_KEPT = r"Das ist kein lesbares Bild\. Möglich sind JPEG, PNG, WebP und SVG\."


def nah(punkt, soll, spielraum=6):
    return all(abs(a - b) <= spielraum for a, b in zip(punkt, soll, strict=True))


@pytest.mark.parametrize("art", ALLE)
def test_every_kind_becomes_one_that_a_page_can_show(art):
    daten, typ = ALLE[art]
    bild = take_in(daten)
    assert bild.media_type == typ
    assert take_in(daten) == bild
    assert GEHEIM not in bild.data
    if typ != "image/svg+xml":
        fertig = gelesen(bild.data)
        assert fertig.mode in ("L", "RGB", "RGBA")
        assert not fertig.getexif() and "icc_profile" not in fertig.info
        assert look_at(bild.data, typ).ready


@pytest.mark.parametrize("art", ZWEIFARBIG)
def test_upright_and_in_its_colours(art):
    fertig = gelesen(take_in(ZWEIFARBIG[art][0]).data)
    assert fertig.size == (64, 48)
    assert nah(fertig.getpixel((8, 24)), LINKS)
    assert nah(fertig.getpixel((56, 24)), RECHTS)


def test_heic_of_a_phone_that_was_held_upright():
    daten = (bildarten.PROBEN / "hochkant.heic").read_bytes()
    assert GEHEIM in daten
    fertig = gelesen(take_in(daten).data)
    assert fertig.size == (48, 64)
    assert nah(fertig.getpixel((24, 8)), LINKS) and nah(fertig.getpixel((24, 56)), RECHTS)


def test_wide_colours_as_the_author_saw_them():
    vorher, fertig = gelesen(bildarten.WEIT), gelesen(take_in(bildarten.WEIT).data)
    soll = ImageCms.profileToProfile(vorher, bildarten.weites_profil(), ImageCms.createProfile("sRGB"))
    orte = [(5, 5), (30, 5), (55, 5), (5, 35), (30, 35), (55, 35)]
    assert all(nah(fertig.getpixel(ort), soll.getpixel(ort), 10) for ort in orte)
    assert not nah(fertig.getpixel((5, 5)), vorher.getpixel((5, 5)), 20)


@pytest.mark.parametrize("art", ["CMYK mit Profil", "CMYK als TIFF"])
def test_print_colours_by_their_profile(art):
    rot, gruen, blau = gelesen(take_in(ALLE[art][0]).data).getpixel((30, 20))
    assert gruen > rot + 60 and gruen > blau + 60  # this machine's cyan is green


def test_print_colours_without_a_profile():
    daten = geschrieben(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG")
    assert nah(gelesen(take_in(daten).data).getpixel((4, 4)), (255, 0, 0))
    assert nah(gelesen(take_in(ALLE["Fall 04, CMYK ohne Profil"][0]).data).getpixel((5, 5)), (202, 60, 38), 12)


@pytest.mark.parametrize("art", ["Grau, 16 Bit", "Grau, 16 Bit, TIFF"])
def test_deep_grey_is_scaled_and_not_cut_off(art):
    fertig = gelesen(take_in(ALLE[art][0]).data)
    assert [fertig.getpixel((x, 24)) for x in (0, 63)] == [0, 255]
    assert abs(fertig.getpixel((16, 24)) - 65) <= 3 and abs(fertig.getpixel((32, 24)) - 130) <= 3


@pytest.mark.parametrize(("hoechster", "modus"), [(1.0, "F"), (255.0, "F"), (40000, "I"), (900_000, "I")])
def test_deep_grey_of_rare_kinds(hoechster, modus):
    tief = Image.new(modus, (2, 1))
    tief.putdata([0, hoechster])
    fertig = gelesen(take_in(geschrieben(tief, "TIFF")).data)
    assert fertig.getpixel((1, 0)) > 150 and fertig.getpixel((0, 0)) < 3


@pytest.mark.parametrize("art", ["durchsichtig", "durchsichtig, WebP"])
def test_what_is_transparent_stays_so(art):
    fertig = gelesen(take_in(ALLE[art][0]).data)
    assert nah(fertig.getpixel((8, 24)), (*LINKS, 128))
    assert fertig.getpixel((8, 0))[3] < 6


def test_transparency_that_hides_nothing_goes():
    assert gelesen(take_in(geschrieben(zweifarbig(modus="RGBA"), "PNG")).data).mode == "RGB"


def test_a_profile_that_cannot_be_read_is_ignored():
    assert nah(gelesen(take_in(geschrieben(zweifarbig(), "PNG", icc_profile=b"kaputt")).data).getpixel((8, 8)), LINKS)


def test_large_pictures_become_smaller_instead_of_being_refused(monkeypatch):
    gross = geschrieben(zweifarbig((4000, 2000)), "JPEG")
    assert gelesen(take_in(gross).data).size == (3000, 1500)
    assert gelesen(take_in(gross, largest=1200).data).size == (1200, 600)
    monkeypatch.setattr(raster, "MAX_PIXELS", 7_000_000)
    assert gelesen(take_in(gross).data).size == (3000, 1500)
    with pytest.raises(ImageError, match="zu viele Bildpunkte"):
        take_in(geschrieben(zweifarbig((4000, 2000)), "PNG"))


def test_a_jpeg_of_very_many_pixels_is_unpacked_at_a_fraction_of_its_size(monkeypatch):
    monkeypatch.setattr(raster, "AT_ONCE", 100_000)
    assert gelesen(take_in(geschrieben(zweifarbig((800, 400)), "JPEG", progressive=True)).data).size == (400, 200)


def test_a_photo_saved_as_png_is_kept_as_jpeg(monkeypatch):
    monkeypatch.setattr(raster, "MAX_PNG", 1000)
    rauschen = Image.effect_noise((300, 200), 90)
    assert take_in(geschrieben(rauschen, "PNG")).media_type == JPEG
    rauschen.putalpha(120)
    assert take_in(geschrieben(rauschen, "PNG")).media_type == PNG


def test_a_bomb_of_pixels_is_not_unpacked():
    kopf = bytearray(geschrieben(zweifarbig(), "PNG"))
    kopf[16:24] = (60_000).to_bytes(4, "big") * 2
    beginn = time.process_time()
    with pytest.raises(ImageError):
        take_in(bytes(kopf))
    assert time.process_time() - beginn < 1


def test_too_many_bytes(monkeypatch):
    monkeypatch.setattr(images.intake, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(ImageError, match=r"zu groß\. Möglich sind bis zu 1 MB"):
        take_in(geschrieben(zweifarbig(), "PNG") + b"\0" * 1024 * 1024)


KEINE = {
    "leer": b"",
    "Text": b"Kein Bild.",
    "PDF": b"%PDF-1.7",
    "halbes PNG": geschrieben(zweifarbig((300, 200)), "PNG")[:120],
    "halbes JPEG": geschrieben(zweifarbig((300, 200)), "JPEG")[:600],
    "halbes WebP": geschrieben(zweifarbig((300, 200)), "WEBP")[:60],
    "halbes HEIC": (bildarten.PROBEN / "hochkant.heic").read_bytes()[:500],
    "PNG-Kopf": b"\x89PNG\r\n\x1a\n",
    "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "ICO": geschrieben(zweifarbig((16, 16)), "ICO"),
}


@pytest.mark.parametrize("daten", KEINE.values(), ids=KEINE)
def test_no_picture(daten):
    with pytest.raises(ImageError, match=NO_IMAGE):
        take_in(daten)
    with pytest.raises(ImageError, match=NOT_KEPT):
        check_image(daten, PNG)


@pytest.mark.parametrize("art", ["JPEG", "PNG", "WebP", "GIF, bewegt", "TIFF", "AVIF"])
def test_damaged_pictures_are_refused_or_read_but_never_crash(art):
    daten = ZWEIFARBIG[art][0]
    for stelle in range(0, len(daten), max(len(daten) // 40, 1)):
        beschaedigt = daten[:stelle] + bytes([daten[stelle] ^ 0xFF]) + daten[stelle + 1 :]
        for versuch in (beschaedigt, daten[:stelle]):
            try:
                take_in(versuch)
            except ImageError:
                continue


class TestAsADocumentBringsThem:
    """Judged, and kept as they came; made ready where they are shown."""

    @pytest.mark.parametrize("art", ["JPEG", "MPO", "PNG", "WebP", "Fall 07, SVG mit DOCTYPE"])
    def test_by_its_content(self, art):
        daten = ALLE[art][0]
        typ = {"PNG": PNG, "WebP": "image/webp", "Fall 07, SVG mit DOCTYPE": "image/svg+xml"}.get(art, JPEG)
        check_image(daten, typ)
        with pytest.raises(ImageError, match="nicht vom angegebenen Typ"):
            check_image(daten, "image/x")
        with pytest.raises(ImageError):
            look_at(daten, PNG if typ == JPEG else JPEG)

    @pytest.mark.parametrize("art", ["GIF, bewegt", "TIFF", "HEIC", "AVIF", "BMP"])
    def test_kinds_that_the_format_does_not_know(self, art):
        with pytest.raises(ImageError, match=NOT_KEPT):
            check_image(ALLE[art][0], PNG)

    @pytest.mark.parametrize(
        ("art", "fertig"),
        [
            ("PNG", True),
            ("PNG, Palette", True),
            ("durchsichtig", True),
            ("PNG, gedreht", False),
            ("JPEG, gedreht 6", False),
            ("MPO", False),
            ("CMYK mit Profil", False),
            ("Fall 06, weiter Farbraum", False),
            ("Grau, 16 Bit", False),
        ],
    )
    def test_what_a_pdf_can_take_as_it_is(self, art, fertig):
        daten = ALLE[art][0]
        blick = look_at(daten, JPEG if daten.startswith(b"\xff\xd8") else PNG)
        assert (blick.ready, (blick.width, blick.height)) == (fertig, gelesen(as_shown(daten).data).size)

    def test_srgb_by_name_is_srgb(self):
        profil = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        assert look_at(geschrieben(zweifarbig(), "JPEG", icc_profile=profil), JPEG).ready


def test_half_a_picture_is_none_although_another_library_says_so(monkeypatch):
    monkeypatch.setattr(raster.ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(ImageError):
        take_in(geschrieben(Image.open(io.BytesIO(ZWEIFARBIG["JPEG"][0])).resize((400, 400)), "JPEG")[:2000])
