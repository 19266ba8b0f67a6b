from xml.etree.ElementTree import fromstring, tostring

import pytest

from integrationskonzept.lib.lange_worte import OEFFNUNG, oeffne, oeffne_baum


@pytest.mark.parametrize("text", ["Donaudampfschifffahrtsgesellschaftskapitän " * 9, "a" * 99, "", "Grüß Gott"])
def test_was_menschen_schreiben_bleibt_wie_es_ist(text):
    assert oeffne(text) == text


@pytest.mark.parametrize("zeichen", ["a", "中", "ภ", "a\u00a0", "👩"])
def test_kein_stueck_ist_laenger_als_eine_zeile(zeichen):
    geoeffnet = oeffne(zeichen * 1000)

    assert geoeffnet.replace(OEFFNUNG, "") == zeichen * 1000
    assert max(map(len, geoeffnet.split(OEFFNUNG))) <= 13


def test_adressen_oeffnen_sich_hinter_satzzeichen():
    adresse = "https://www.musterstadt.example/" + "integration/angebote/sprache/" * 6

    assert all(teil.endswith(("/", ".")) for teil in oeffne(adresse).split(OEFFNUNG))


@pytest.mark.parametrize("zusammen", ["e\u0301", "👩\u200d👩\u200d👧"])
def test_was_ein_zeichen_ist_bleibt_eines(zusammen):
    for davor in range(13):
        stuecke = oeffne("a" * davor + zusammen * 60).split(OEFFNUNG)
        assert all(stueck[:1] not in "\u0301\u200d" and stueck[-1:] != "\u200d" for stueck in stuecke)


def test_im_baum_oeffnen_sich_texte_und_keine_angaben():
    lang = "a" * 200
    baum = fromstring(f'<p title="{lang}">{lang}<b>{lang}</b>{lang}<style>{lang}</style></p>')

    oeffne_baum(baum)

    assert tostring(baum, encoding="unicode").count(OEFFNUNG) == 3 * 16
    assert baum.get("title") == lang and baum[1].text == lang


def test_ein_wort_von_tausenden_zeichen_wird_zu_mehreren_kaesten():
    lang = "a" * 9000
    baum = fromstring(f"<p>Davor {lang} mitten drin <b>fett</b>danach {lang}</p>")

    oeffne_baum(baum)

    assert "".join(baum.itertext()).replace(OEFFNUNG, "") == f"Davor {lang} mitten drin fettdanach {lang}"
    assert max(len(text) for text in baum.itertext()) <= 801
    assert [teil.tag for teil in baum].count("b") == 1 and baum[-1].tag == "span"
