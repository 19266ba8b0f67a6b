"""Whatever a document holds: a brochure with nothing for the validators to say about it, or a German sentence."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from publications.broschuere.angaben import Ausgabe
from publications.broschuere.pdf import SatzFehler
from tests.concepts.erzeugte_dokumente import seltsame_dokumente
from tests.dokumente import grosses_dokument
from tests.publications.pdf_lesen import absaetze, maengel
from tests.publications.satzfaelle import setze

pytestmark = pytest.mark.xdist_group("satz erzeugt")
BEISPIELE = 10
SACHE_DES_TEXTES = ("HDG-010", "FIG-010", "FIG-012", "TBL-012", "LNK-010")
"""Warnings about what somebody wrote: a heading that is a number, names that are no language, empty tables,
addresses written into each other."""


@pytest.mark.parametrize("ausgabe", [Ausgabe.BILDSCHIRM, Ausgabe.GROSSDRUCK])
@given(dokument=seltsame_dokumente())
@settings(
    max_examples=BEISPIELE,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # to make an example smaller would take minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_jedes_gueltige_dokument_laesst_sich_setzen(ausgabe, dokument):
    try:
        pdf = setze(dokument, ausgabe).pdf
    except SatzFehler as fehler:
        assert str(fehler).endswith(".")
    else:
        assert [fund for fund in maengel(pdf) if not fund.startswith(SACHE_DES_TEXTES)] == []


def test_namen_die_niemand_sieht_heissen_ohne_titel():
    dokument = grosses_dokument(massnahmen=2, felder=1)
    dokument["konzept"]["titel"] = "\u200b "
    dokument["handlungsfelder"][0]["titel"] = "\x07"
    dokument["handlungsfelder"][0]["massnahmen"][0] |= {"nummer": " ", "titel": "\u00ad", "schlagworte": [" "]}
    dokument["akteure"][0]["name"] = "\t"

    pdf = setze(dokument).pdf

    texte = [absatz.text for absatz in absaetze(pdf)]
    assert texte.count("Ohne Titel") >= 2 and "1 Ohne Titel" in texte and "Ohne Namen" in texte
    assert maengel(pdf) == []


def test_eine_zahl_die_niemand_setzen_kann_ist_ein_satzfehler():
    dokument = grosses_dokument(massnahmen=1)
    dokument["indikatoren"][0]["messwerte"] = [{"zeitpunkt": "2026", "wert": 1e300}]

    with pytest.raises(SatzFehler, match="eine Zahl, die zu groß ist"):
        setze(dokument)
