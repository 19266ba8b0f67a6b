"""No name turns into boxes: what the vendored fonts hold, where a page loads them from, what nobody can print."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from integrationskonzept.lib import fonts, system_fonts

pytestmark = pytest.mark.ohne_datenbank
CSS = Path(settings.BASE_DIR) / "static" / "css" / "haus"
NAMEN = {
    "Vietnamesisch": "Hội người Việt ở Đức",
    "Türkisch": "Göçmenler Derneği, Şişli, ılık",
    "Kurdisch": "Komeleya Çandê û Ziman",
    "Polnisch": "Stowarzyszenie Łódź, Świętą",
    "Umschrift": "al-Ḥaqq ʿAlī Ṣāliḥ, Ḏ̱afār",
    "Griechisch": "Ελληνική Κοινότητα, ᾠδή",
    "Ukrainisch": "Об’єднання Україна, Ґанок",
    "Kasachisch": "Қазақстан, Өзбек",
    "Arabisch": "جمعية النور الثقافية",
    "Farsi": "انجمن پیوند گچ ژاله ۱۲۳",
    "Paschtu": "د پښتو ټولنه ډېره ښه ځای ږ ۍ",
    "Urdu": "انجمن ٹھیک ڑ ے ۓ",
    "Hebräisch": "עמותת שָׁלוֹם",
    "Tigrinya": "ማሕበር ኤርትራውያን",
    "Georgisch": "ქართული სათვისტომო",
    "Armenisch": "Հայկական միություն",
    "Hindi": "भारतीय संघ क्षत्रिय",
    "Bengalisch": "বাংলা সমিতি",
    "Tamil": "தமிழ்ச் சங்கம்",
    "Zeichen": "☐ ☑ ■ ► ★ → ✓ ≈ ≤ ∑ № ₹ ₺ ℃ ½ ⅓",
    "Emoji": "😀 👩‍👩‍👧 ❤️ 🇺🇦",
}


@pytest.fixture
def ohne_systemschriften(monkeypatch):
    monkeypatch.setattr(system_fonts, "have", lambda letter: False)
    fonts._is_printable.cache_clear()
    yield
    fonts._is_printable.cache_clear()


@pytest.mark.parametrize("text", NAMEN.values(), ids=NAMEN)
def test_die_eigenen_schriften_haben_alle_buchstaben(ohne_systemschriften, text):
    assert fonts.unprintable(text) == []


def test_der_fall_aus_der_sammlung(ohne_systemschriften):
    fall = Path(settings.BASE_DIR) / "tests" / "faelle" / "02-schrift-fehlt-tigrinya.json"

    assert fonts.unprintable(fall.read_text()) == []
    assert json.loads(fall.read_text())["akteure"][0]["name"] == NAMEN["Tigrinya"]


def test_was_niemand_drucken_kann_wird_einmal_genannt(ohne_systemschriften):
    assert fonts.unprintable("𓀀 neben 𓀀, \ue000 und \u0378; unsichtbar: \u200d\u202e\ufeff\u00ad\n") == [
        "𓀀",
        "\ue000",
        "\u0378",
    ]


def test_was_das_system_hat_kann_gedruckt_werden(monkeypatch):
    monkeypatch.setattr(system_fonts, "have", lambda letter: letter == "中")
    fonts._is_printable.cache_clear()

    assert fonts.unprintable("中文") == ["文"]
    fonts._is_printable.cache_clear()


def test_fontconfig_wird_wirklich_gefragt():
    assert not system_fonts.have("\ue000")
    assert system_fonts._charsets() == () or any(map(system_fonts.have, "aع中"))


def test_ein_deutscher_text_braucht_nur_die_hausschrift():
    assert fonts.print_faces("Grüße aus Musterstadt – „schön“, 5 €") == fonts.LATIN_FACES
    assert {face.family for face in fonts.web_faces("Grüße")} == {fonts.LATIN}


def test_jede_schrift_bringt_ihre_buchstaben_mit():
    """A space as well: without one, the type before it would be torn apart."""
    for face in fonts.print_faces():
        assert 0x20 in fonts._letters(face.file), face.file
    for script in fonts.SCRIPTS:
        assert any(script.pattern.match(chr(code)) for code in fonts._letters(script.print_faces[0].file))


def test_die_seiten_nennen_dieselben_schriften():
    gefunden = re.findall(
        r'font-family: "([^"]+)";\s*font-style: (\w+);\s*font-weight: ([\d ]+);.*?'
        r'fonts/([^"]+)".*?unicode-range: ([^;]+);',
        (CSS / "schrift.css").read_text(),
        re.DOTALL,
    )
    erwartet = {
        (face.family, face.style, {"600": "600 700"}.get(face.weight, face.weight), face.file, face.ranges)
        for face in fonts.web_faces()
    }

    assert {(*angaben[:4], angaben[4].replace(" ", "")) for angaben in gefunden} == erwartet
    assert all((fonts.DIRECTORY / face.file).is_file() for face in fonts.web_faces())
    stapel = re.search(r"--schriften-der-welt: ([^;]+);", (CSS / "grund.css").read_text())[1]
    assert stapel.replace('"', "").split(", ") == [script.family for script in fonts.SCRIPTS if script.web]


@pytest.mark.parametrize(("cut", "whole"), [("latin-basic", "latin"), ("latin-ext-a", "latin-ext")])
def test_a_cut_font_has_all_letters_of_its_range(cut, whole):
    pattern = fonts.Script("", fonts.LATIN_RANGES[cut]).pattern
    for weight in ("400-normal", "400-italic", "600-normal"):
        letters = {code for code in fonts._letters(f"fira-sans-{whole}-{weight}.woff2") if pattern.match(chr(code))}
        assert letters == fonts._letters(f"fira-sans-{cut}-{weight}.woff2")


def test_a_german_text_needs_one_small_file_a_weight():
    assert {face.file.rsplit("-", 2)[0] for face in fonts.web_faces("Grüße – „schön“ … 5 € für § 3 · Café")} == {
        "fira-sans-latin-basic"
    }


def verliere(datei):
    datei.unlink()


def kuerze(datei):
    datei.write_bytes(datei.read_bytes()[:-100])


def leere(datei):
    datei.write_bytes(b"")


def ersetze(datei):
    datei.write_text("<html>Nicht gefunden</html>")


@pytest.mark.parametrize("schade", [verliere, kuerze, leere, ersetze])
def test_beschaedigte_dateien_werden_genannt(tmp_path, monkeypatch, schade):
    for face in fonts.print_faces():
        (tmp_path / face.file).write_bytes((fonts.DIRECTORY / face.file).read_bytes())
    monkeypatch.setattr(fonts, "DIRECTORY", tmp_path)
    assert fonts.broken_files() == []

    schade(tmp_path / "FiraSans_600SemiBold.ttf")

    assert fonts.broken_files() == ["FiraSans_600SemiBold.ttf"]
