"""A Konzeptdokument made ready for reading."""

from decimal import Decimal

from concepts.dokument.ansicht import lesefassung
from tests.dokumente import abschnitt, grosses_dokument, kleines_dokument, volles_dokument


def test_das_kleinste_dokument():
    konzept = lesefassung(kleines_dokument())

    assert konzept.titel == "Integrationskonzept"
    assert konzept.kommune.art == "Stadt"
    assert konzept.begriffe.massnahme.mehrzahl == "Maßnahmen"
    assert not konzept.leitbild
    assert konzept.kapitel == konzept.massnahmen == konzept.akteure == ()
    assert konzept.kosten_nach_handlungsfeld is None
    assert konzept.gezaehlt == ""


def test_verweise_werden_zu_namen_und_zurueck():
    konzept = lesefassung(volles_dokument())
    erste = konzept.massnahmen[0]

    assert [str(v) for v in erste.federfuehrung] == ["Verein Nummer 0"]
    assert [str(v) for v in erste.beteiligte] == ["Verein Nummer 1", "Verein Nummer 2"]
    assert [str(v) for v in erste.ziele] == ["Operatives Ziel 0"]
    assert [str(v) for v in erste.haengt_ab_von] == ["2.1 Sprachtreff Nummer 1 im Stadtteil eröffnen"]
    assert [str(v) for v in erste.querschnittsthemen] == ["Digitalisierung"]
    assert konzept.akteure[0].fuehrt[0].id == erste.id
    assert erste.id in [v.id for v in konzept.indikatoren[0].massnahmen]
    assert konzept.leitbild.leitziele[0].handlungsfelder[0].titel == "Handlungsbereich 0"
    assert len(konzept.querschnittsthemen[0].massnahmen) == 9


def test_begriffe_und_bezeichnungen():
    konzept = lesefassung(volles_dokument())

    assert konzept.gezaehlt == "3 Säulen, 9 Handlungslinien"
    assert konzept.art == "Vielfaltskonzept"
    assert konzept.laufzeit == "Januar 2026 – 2030"
    assert konzept.stand == "22.11.2026"
    assert konzept.massnahmen[0].stand == "geplant"
    assert konzept.gremien[0].art == "Beirat"


def test_unbekannte_werte_bleiben_wie_sie_sind():
    dokument = grosses_dokument(1)
    dokument["handlungsfelder"][0]["massnahmen"][0] |= {"stand": "neu", "beginn": "2027-13", "ende": ""}

    massnahme = lesefassung(dokument).massnahmen[0]

    assert massnahme.stand == "neu"
    assert massnahme.zeitraum == "ab 2027-13"


def test_zeitraum_im_wortlaut_nur_ohne_datum():
    def zeitraum(**felder):
        dokument = grosses_dokument(1)
        massnahme = dokument["handlungsfelder"][0]["massnahmen"][0]
        del massnahme["beginn"], massnahme["ende"]
        massnahme |= felder
        return lesefassung(dokument).massnahmen[0].zeitraum

    assert zeitraum(zeitraum="kurzfristig") == "kurzfristig"
    assert zeitraum(zeitraum="kurzfristig", beginn="2026") == "ab 2026"
    assert zeitraum(beginn="2026", dauerhaft=True) == "seit 2026, dauerhaft"
    assert zeitraum(zeitraum="laufend", dauerhaft=True) == "laufend"
    assert zeitraum() == ""


def test_nummern_werden_nur_gezaehlt_wo_keine_vergeben_sind():
    dokument = grosses_dokument(2, felder=1)
    assert [m.nummer for m in lesefassung(dokument).massnahmen] == ["1.1", "1.2"]

    dokument["handlungsfelder"][0]["massnahmen"][1]["nummer"] = "S7"
    assert [m.nummer for m in lesefassung(dokument).massnahmen] == ["", "S7"]


def test_ein_titel_mit_nummer_bekommt_keine_zweite():
    dokument = grosses_dokument(3, felder=3)
    for feld, titel in zip(
        dokument["handlungsfelder"], ["1. Sprache", "Handlungsfeld 2: Bildung", "Arbeit"], strict=True
    ):
        feld["titel"] = titel

    assert [feld.nummer for feld in lesefassung(dokument).handlungsfelder] == ["", "", "3"]


def test_ziele_als_baum_auch_im_kreis():
    dokument = grosses_dokument(1)
    ziele = dokument["handlungsfelder"][0]["ziele"]
    ziele[0]["uebergeordnet"] = ziele[1]["id"]
    ziele.append({"id": "allein", "titel": "Allein", "uebergeordnet": "gibt-es-nicht"})
    ziele.append({"id": "selbst", "titel": "Selbst", "uebergeordnet": "selbst"})

    baum = lesefassung(dokument).handlungsfelder[0].ziele

    assert [ziel.id for ziel in baum] == ["ziel-0-b", "allein", "selbst"]
    assert [ziel.id for ziel in baum[0].unterziele] == ["ziel-0-a"]


def test_kosten_genau_nach_jahr_feld_und_quelle():
    tafel = lesefassung(grosses_dokument(4, felder=2)).kosten_nach_handlungsfeld

    assert tafel.jahre == ("2026", "2027", "2028")
    assert [reihe.titel for reihe in tafel.reihen] == ["Handlungsbereich 0", "Handlungsbereich 1"]
    assert tafel.reihen[0].betraege == (Decimal("24001.0"), Decimal(24000), Decimal(24000))
    assert tafel.summen.summe == Decimal("144002.0")


def test_zeitreihe_mit_den_letzten_jahren_und_dem_ziel():
    werte = lesefassung(grosses_dokument(1)).indikatoren[0].werte

    assert werte.zeitpunkte == ("2020", "2021", "2022", "2023", "2024", "2025", "2028")
    assert [reihe.titel for reihe in werte.reihen] == ["Wert", "weiblich", "Zielwert"]
    assert werte.reihen[0].werte[0] == "3.020"
    assert werte.reihen[1].werte == ("", "", "", "", "", "40,5", "")
    assert werte.reihen[2].ist_ziel
    assert werte.anmerkungen == ("2025: geschätzt",)


def test_bestandteile_stehen_bei_ihrem_kapitel():
    dokument = volles_dokument()
    dokument["abschnitte"] = [
        abschnitt("controlling", "Wie wir prüfen"),
        abschnitt("handlungsfelder", "Was wir tun"),
        abschnitt("anhang", "Anhang"),
    ]

    folge = [(kapitel.titel, kapitel.bestandteil) for kapitel in lesefassung(dokument).kapitel]

    assert folge == [
        ("Leitbild", "leitbild"),
        ("Wie wir prüfen", "controlling"),
        ("Was wir tun", "handlungsfelder"),
        ("Organisation", "organisation"),
        ("Anhang", ""),
    ]


def test_bestandteile_ohne_kapitel_stehen_am_ueblichen_platz():
    titel = [kapitel.titel for kapitel in lesefassung(volles_dokument()).kapitel]

    assert titel == ["Vorwort", "Ausgangslage", "Leitbild", "Säulen", "Organisation", "Controlling", "Anhang"]


def test_ein_bestandteil_kann_in_einem_unterkapitel_stehen():
    dokument = volles_dokument()
    unten = abschnitt("leitbild", "Unser Leitbild")
    dokument["abschnitte"][1]["abschnitte"] = [unten]

    kapitel = lesefassung(dokument).kapitel

    assert kapitel[1].kapitel[0].bestandteil == "leitbild"
    assert [k.bestandteil for k in kapitel].count("leitbild") == 0


def test_leere_kapitel_fehlen():
    dokument = kleines_dokument() | {"abschnitte": [abschnitt("vorwort", "Vorwort", "<p>&nbsp;</p>")]}

    assert lesefassung(dokument).kapitel == ()
