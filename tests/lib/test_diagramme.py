"""Every kind of chart: what it says, its table, what it does with odd data."""

import json
import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integrationskonzept.lib.diagramme import (
    WEB,
    Balkenreihe,
    Kante,
    Knoten,
    Linie,
    Zeitbalken,
    Zeitgruppe,
    abfolge,
    als_adresse,
    als_svg,
    balken,
    farben_fuer,
    linien,
    matrix,
    netz,
    zeitleiste,
)
from integrationskonzept.lib.diagramme.schrift import textbreite, umbruch
from integrationskonzept.lib.diagramme.skala import teilung
from tests.dokumente import ARABISCH
from tests.faelle import fall
from tests.lib.diagrammpruefung import pruefe, pruefe_lesbar, ueberdeckungen

MASSE = [(470, 8), (350, 8), (640, 13), (560, 13), (350, 12.5), (470, 12)]
JAHRE = ("2026", "2027", "2028", "2029", "2030")
HAUSHALT = Balkenreihe("Städtischer Haushalt", (412000.0, 688000.0, 702000.0, 655000.0, 520000.0))
LAND = Balkenreihe("Landesförderung", (610000.0, 590000.0, None, 540000.0, 500000.0))
KURSE = Linie("", (("2022", 120), ("2023", 140), ("2025", 180)), (("2028", 240),))
GRUPPEN = [
    Linie("insgesamt", (("2022", 57.4), ("2025", 60.0)), (("2030", 65.0),)),
    Linie("weiblich", (("2022", 60.1), ("2025", 62.5))),
    Linie("ohne Migrationsgeschichte in der ganzen Stadt", (("2023", 54.5), ("2025", 60.2))),
]
FELDER = ["Sprache", "Arbeit und Wirtschaft", "Zusammenleben und Schutz vor Diskriminierung"]
VORHABEN = Zeitgruppe(
    "Sprache",
    (
        Zeitbalken("Kurse", "2026-04", "2028-12"),
        Zeitbalken("Café", "2026", offen=True),
        Zeitbalken("Ohne Ende", "2027-09-01"),
        Zeitbalken("Nur ein Ende", ende="2027"),
        Zeitbalken("Ohne alles"),
    ),
)
GREMIEN = [
    Knoten("rat", "Rat der Stadt", 0),
    Knoten("beirat", "Beirat für Migration", 1),
    Knoten("team", "Kernteam", 2),
]


@pytest.mark.parametrize(("breite", "grad"), MASSE)
def test_typische_daten_sind_lesbar(breite, grad):
    masse = {"breite": breite, "grad": grad}
    bilder = [
        balken("Kosten", JAHRE, [HAUSHALT, LAND], einheit="Euro", **masse),
        balken("Kosten", JAHRE, [HAUSHALT, LAND], gestapelt=False, **masse),
        balken("Kosten", FELDER, [Balkenreihe("Euro", (3.0, 2.0, 1.0))], liegend=True, **masse),
        linien("Kurse", [KURSE], einheit="Plätze", **masse),
        linien("Quote", GRUPPEN, einheit="%", **masse),
        *zeitleiste("Zeit", [VORHABEN], **masse),
        *matrix("Themen", FELDER, ["Digitalisierung", "Geschlechtergerechtigkeit"], {(0, 1): 3}, zaehlt=True, **masse),
        netz("Gremien", GREMIEN, [Kante("beirat", "rat", "ist vertreten in")], **masse),
        *abfolge("Folge", GREMIEN, [Kante("rat", "beirat"), Kante("beirat", "team"), Kante("rat", "team")], **masse),
    ]
    for bild in bilder:
        pruefe_lesbar(bild)
        assert len(als_svg(bild, WEB)) < 8_000


def test_ohne_daten_kein_bild():
    assert balken("x", [], []) is None
    assert balken("x", ["a"], [Balkenreihe("r", (None,))]) is None
    assert linien("x", []) is linien("x", [Linie("a")]) is linien("x", [Linie("a", (("irgendwann", 1),))]) is None
    assert zeitleiste("x", []) == zeitleiste("x", [Zeitgruppe("g", (Zeitbalken("ohne Datum"),))]) == ()
    assert matrix("x", ["a"], ["b"], {}) == matrix("x", [], [], {(0, 0): 1}) == ()
    assert netz("x", [], []) is None
    assert abfolge("x", GREMIEN, []) == ()


def test_balken_satz_und_tabelle():
    bild = balken("Kosten", JAHRE, [HAUSHALT, LAND], einheit="Euro")

    assert bild.satz == (
        "Kosten: zusammen 5,22\u00a0Mio.\u00a0Euro; am meisten 2027 mit 1,28\u00a0Mio.\u00a0Euro, "
        "am wenigsten 2028 mit 702.000\u00a0Euro; davon Städtischer Haushalt 2,98\u00a0Mio.\u00a0Euro "
        "und Landesförderung 2,24\u00a0Mio.\u00a0Euro."
    )
    assert bild.tabelle.kopf == ("", "Städtischer Haushalt", "Landesförderung", "Zusammen")
    assert bild.tabelle.zeilen[2] == ("2028", "702.000", "", "702.000")
    assert bild.tabelle.beschriftung == "Kosten, in Euro"


def test_mehr_als_sechs_reihen_werden_gebuendelt():
    reihen = [Balkenreihe(f"Quelle {n}", (float(n), float(n))) for n in range(1, 10)]

    bild = balken("Kosten", ("2026", "2027"), reihen)

    assert "„Übrige“ sind Quelle 1, Quelle 2, Quelle 3 und Quelle 4." in bild.satz
    assert len(bild.tabelle.kopf) == 11
    assert bild.tabelle.zeilen[0][-1] == "45"
    assert {text.text for zug in bild.texte for text in zug.zeilen} >= {"Übrige", "Quelle 9"}


def test_linien_satz_und_tabelle():
    bild = linien("Kursplätze", [KURSE], einheit="Plätze")

    assert bild.satz == "Kursplätze (Plätze): von 120 (2022) auf 180 (2025) gestiegen; Ziel ist 240 bis 2028."
    assert bild.kurzsatz.startswith("Von 120")
    assert bild.tabelle.kopf == ("Zeit", "Wert", "Ziel")
    assert bild.tabelle.zeilen == (("2022", "120", ""), ("2023", "140", ""), ("2025", "180", ""), ("2028", "", "240"))


def test_linien_mit_gruppen_und_einheit_am_wert():
    satz = linien("Quote", GRUPPEN, einheit="%").satz

    assert satz.startswith(
        "Quote: insgesamt von 57,4\u00a0% (2022) auf 60,0\u00a0% (2025) gestiegen; Ziel ist 65,0\u00a0%"
    )
    assert "weiblich: zuletzt 62,5\u00a0% (2025)" in satz


def test_hoechstens_sechs_linien():
    reihen = [Linie(f"Reihe {n}", (("2024", n), ("2025", n + 1))) for n in range(9)]

    bild = linien("Viele", reihen)

    assert bild.satz.endswith("Reihe 5: zuletzt 6 (2025). Nur in der Tabelle stehen Reihe 6, Reihe 7 und Reihe 8.")
    assert len(bild.tabelle.kopf) == 10
    pruefe_lesbar(bild)


def test_lange_woerter_am_rand_bleiben_ganz():
    reihen = [Linie(name, (("2024", 5), ("2025", 6))) for name in ("insgesamt", "ohne Migrationsgeschichte")]

    bild = linien("Quote", reihen, breite=240)

    zeilen = [zeile.text for zug in bild.texte for zeile in zug.zeilen]
    assert "Migrationsgeschichte" in zeilen
    pruefe_lesbar(bild)


@pytest.mark.parametrize(("werte", "wort"), [((5, 5), "2024 wie 2025 5"), ((5, 4), "gesunken"), ((5,), "5 (2024)")])
def test_linien_ohne_anstieg(werte, wort):
    assert wort in linien("W", [Linie("", tuple(zip(("2024", "2025"), werte, strict=False)))]).satz


def test_zeitleiste_satz_und_tabelle():
    (bild,) = zeitleiste("Zeitverlauf", [VORHABEN], wort=("Maßnahme", "Maßnahmen"))

    assert bild.satz == (
        "Zeitverlauf: 5 Maßnahmen; frühester Beginn 2026, spätester Beginn 01.09.2027; "
        "letztes Ende Dezember 2028; 1 auf Dauer; 1 ohne Datum."
    )
    assert bild.tabelle.zeilen[1] == ("Café", "Sprache", "seit 2026, dauerhaft")
    assert "Pfeil: auf Dauer · Gestrichelt: Ende offen" in str(bild.texte)


def test_zeitleiste_mit_250_zeilen_wird_geteilt():
    gruppen = [
        Zeitgruppe(f"Feld {g}", tuple(Zeitbalken(f"{g}.{n} Vorhaben", "2026", "2028") for n in range(42)))
        for g in range(6)
    ]

    bilder = zeitleiste("Zeit", gruppen, hoechstens=30)

    assert sum(len(bild.tabelle.zeilen) for bild in bilder) == 252
    assert all(len(bild.tabelle.zeilen) <= 30 and bild.hoehe <= 640 for bild in bilder)
    assert bilder[0].titel == f"Zeit (1 von {len(bilder)})"
    for bild in bilder:
        pruefe_lesbar(bild)
        assert len(als_svg(bild, WEB)) < 8_000


def test_grenzen_schneiden_ab():
    alt = Zeitgruppe("", (Zeitbalken("Alt", "1950", "2027"), Zeitbalken("Fern", "2026", "2199")))

    (bild,) = zeitleiste("Zeit", [alt], grenzen=(2024, 2033))

    assert "1950" not in {zeile.text for zug in bild.texte for zeile in zug.zeilen}
    assert "Kerbe" in str(bild.texte)
    pruefe_lesbar(bild)


def test_matrix_satz_und_tabelle():
    marken = {(0, 0): 2, (0, 1): 1, (1, 1): 4, (9, 9): 1}

    (gezaehlt,) = matrix("Themen", FELDER, ["Digital", "Gender"], marken, ecke="Feld", zaehlt=True)
    (einfach,) = matrix("Themen", FELDER, ["Digital", "Gender"], marken)

    assert gezaehlt.satz == "Themen: „Gender“ (5) und „Digital“ (2); 1 von 3 Zeilen ohne Eintrag."
    assert gezaehlt.tabelle.zeilen[0] == ("Sprache", "2", "1")
    assert einfach.tabelle.zeilen[1] == ("Arbeit und Wirtschaft", "", "ja")


def test_matrix_mit_vielen_zeilen_und_spalten():
    zeilen, spalten = [f"Maßnahme {n}" for n in range(90)], [f"Leitziel mit Namen {n}" for n in range(12)]

    bilder = matrix("M", zeilen, spalten, {(n, n % 12): 1 for n in range(90)})

    assert len(bilder) > 1
    assert sum(len(bild.tabelle.zeilen) for bild in bilder) == 90
    for bild in bilder:
        pruefe_lesbar(bild)


def test_netz_satz_tabelle_und_schluessel():
    kanten = [Kante("beirat", "rat", "ist vertreten in", "ist vertreten in (Mitglieder)"), Kante("team", "x", "fehlt")]

    bild = netz("Gremien", GREMIEN, kanten, wort=("Gremium", "Gremien"))

    assert bild.satz == "Gremien: 3 Gremien; 1-mal „ist vertreten in“."
    assert bild.tabelle.zeilen == (
        ("Beirat für Migration", "ist vertreten in (Mitglieder)", "Rat der Stadt"),
        ("Kernteam", "", ""),
    )
    assert "ist vertreten in" in str(bild.texte)


@pytest.mark.parametrize("anzahl", [2, 12, 60])
@pytest.mark.parametrize("zeichne", [netz, lambda *a, **k: abfolge(*a, **k)[0]])
def test_viele_knoten_im_kreis(anzahl, zeichne):
    knoten = [Knoten(str(n), f"Maßnahme Nummer {n} mit einem recht langen Namen") for n in range(anzahl)]
    kanten = [Kante(str(n), str((n * 7 + 1) % anzahl)) for n in range(anzahl)] + [Kante("0", "1"), Kante("1", "0")]

    bild = zeichne("Kreis", knoten, kanten)

    pruefe_lesbar(bild)


def test_eine_lange_kette_wird_geteilt():
    knoten = [Knoten(str(n), f"{n} Vorhaben") for n in range(60)]

    bilder = abfolge("Kette", knoten, [Kante(str(n), str(n + 1)) for n in range(59)])

    assert len(bilder) > 1
    assert all(bild.hoehe <= 640 for bild in bilder)
    assert sum(len(bild.tabelle.zeilen) for bild in bilder) == 60
    erste = bilder[1].tabelle.zeilen[0]
    assert erste[1] == f"{int(erste[0].split()[0]) - 1} Vorhaben"
    assert f"(nach: {erste[1]})" in str(bilder[1].texte)
    for bild in bilder:
        pruefe_lesbar(bild)


def test_netz_legt_keine_linie_unter_einen_kasten():
    """Lines run in the lanes only: no corner lies inside a box."""
    knoten = [Knoten(str(n), f"Gremium {n}", n % 4) for n in range(14)]
    bild = netz("Netz", knoten, [Kante(str(a), str(b)) for a in range(14) for b in range(14) if (a * b) % 5 == 1])

    flaechen = next(form.d for form in bild.formen if form.fuellung == "flaeche").split("M")[1:]
    kaesten = []
    for flaeche in flaechen:
        ecke, rest = flaeche.split("h", 1)
        x, y = map(float, ecke.split())
        weite, hoehe = float(rest.split("v")[0]), float(rest.split("v")[1].split("h")[0])
        kaesten.append((x, y, x + weite, y + hoehe))
    linien_ = [form for form in bild.formen if form.strich and not form.fuellung]
    for form in linien_:
        for ecke in form.d.replace("L", "M").split("M")[1:]:
            x, y = map(float, ecke.split())
            assert not any(li + 1 < x < r - 1 and o + 1 < y < u - 1 for li, o, r, u in kaesten)


BELIEBIG = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
TEXTE = st.text(max_size=60) | st.sampled_from(["", ARABISCH, "W" * 300, "ein Wort " * 40, "<b>&\"'"])
ZAHLEN = st.none() | st.floats() | st.sampled_from([0.0, -0.0, 1e30, 1e308])
DATEN = st.sampled_from(["", "2026", "2026-04", "2026-04-30", "2027-13", "0001", "9999-12-31", "bald"])


@BELIEBIG
@given(st.lists(TEXTE, min_size=1, max_size=40), st.lists(st.lists(ZAHLEN, max_size=6), min_size=1, max_size=9))
def test_balken_vertragen_alles(kategorien, werte):
    reihen = [Balkenreihe(f"r{n}", tuple(reihe)) for n, reihe in enumerate(werte)]
    for liegend in (False, True):
        for gestapelt in (False, True):
            bild = balken("Titel", kategorien, reihen, liegend=liegend, gestapelt=gestapelt)
            if bild:
                pruefe(bild, luft=6)


@BELIEBIG
@given(
    st.lists(st.tuples(TEXTE, st.lists(st.tuples(DATEN, ZAHLEN.map(lambda zahl: zahl or 0.0)), max_size=5)), max_size=8)
)
def test_linien_vertragen_alles(reihen):
    bild = linien("Titel", [Linie(name, tuple(werte), tuple(werte[:1])) for name, werte in reihen])
    if bild:
        pruefe(bild, luft=6)


@BELIEBIG
@given(st.lists(st.tuples(TEXTE, DATEN, DATEN, st.booleans()), max_size=12))
def test_zeitleisten_vertragen_alles(zeilen):
    gruppe = Zeitgruppe("Gruppe", tuple(Zeitbalken(*zeile) for zeile in zeilen))
    for bild in (*zeitleiste("Titel", [gruppe]), *zeitleiste("Titel", [gruppe], breite=270)):
        pruefe(bild, luft=6)


@BELIEBIG
@given(
    st.lists(TEXTE, min_size=1, max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40)
)
def test_netze_vertragen_alles(namen, paare):
    knoten = [Knoten(str(n), name, n % 3 if n % 2 else None) for n, name in enumerate(namen)]
    kanten = [Kante(str(a), str(b), str(a % 5)) for a, b in paare]
    for bild in (netz("Titel", knoten, kanten), *abfolge("Titel", knoten, kanten)):
        pruefe(bild, luft=12)
        assert not ueberdeckungen(bild)


@given(TEXTE, st.floats(20, 400), st.integers(1, 4))
def test_umbruch_bleibt_in_der_breite(text, breite, zeilen):
    absatz = umbruch(text, breite, 8, zeilen=zeilen)

    assert len(absatz) <= zeilen
    assert all(textbreite(zeile, 8) <= breite + 0.01 or len(zeile) <= 2 for zeile in absatz)


def test_umbruch_an_woertern_und_mit_auslassung():
    assert umbruch("Ein Test, eine Liste", 45, 8) == ("Ein Test,", "eine Liste")
    assert umbruch("Ein Test, eine Liste, ein Platz", 45, 8, zeilen=2)[1].endswith("…")


@given(st.floats(-1e15, 1e15), st.floats(-1e15, 1e15))
def test_teilung_umfasst_die_werte(a, b):
    unten, oben = sorted((a, b))

    marken = teilung(unten, oben)

    assert all(math.isfinite(marke) for marke in marken)
    assert 2 <= len(marken) <= 12
    spanne = marken[-1] - marken[0]
    assert marken[0] <= unten + spanne * 1e-6 and marken[-1] >= oben - spanne * 1e-6


def test_gleiche_daten_gleiches_bild():
    eins, zwei = (als_adresse(linien("Quote", GRUPPEN), farben_fuer("#8a1538")) for _ in range(2))

    assert eins == zwei
    assert eins.startswith("data:image/svg+xml;charset=utf-8,%3Csvg ")


def _balken_aus_fall_22():
    massnahmen = json.loads(fall("22-jahr-0026-und-9999.json"))["handlungsfelder"][0]["massnahmen"]
    return [Zeitbalken(m["titel"], m["beginn"], m["ende"]) for m in massnahmen]


def _jahre_im_bild(bild):
    woerter = [zeile.text for zug in bild.texte for zeile in zug.zeilen]
    return {int(wort) for wort in woerter if wort.isdecimal() and len(wort) == 4}


def test_absurde_jahre_dehnen_keine_zeitleiste():
    (bild,) = zeitleiste("Zeit", [Zeitgruppe("", (*_balken_aus_fall_22(), Zeitbalken("Fest", "9999")))])

    assert _jahre_im_bild(bild) == {2026, 2027, 2028, 2029}
    assert "nicht gezeichnet, weil zu weit entfernt: 0026 und 9999" in bild.aussage
    assert "ab 9999" in str(bild.tabelle)


def test_keine_zeitachse_laeuft_ueber_jahrhunderte():
    balken_ = [Zeitbalken(f"M{n}", jahr) for n, jahr in enumerate(["1900", "2026", "2027", "2028", "2200"])]
    (bild,) = zeitleiste("Zeit", [Zeitgruppe("", tuple(balken_))])

    jahre = _jahre_im_bild(bild)
    assert max(jahre) - min(jahre) <= 100
    assert f"gezeichnet sind die Jahre {min(jahre)} bis" in bild.aussage


def test_absurde_jahre_dehnen_keine_linie():
    werte = (("0026", 1.0), ("1900", 7.0), ("2026", 2.0), ("2027", 3.0), ("2028", 4.0))
    bild = linien("Quote", [Linie("Quote", werte)])

    assert min(_jahre_im_bild(bild)) == 2026
    assert bild.aussage.endswith("4 (2028) gestiegen. Nicht gezeichnet, weil zu weit entfernt: 0026 und 1900.")
    assert "0026" in str(bild.tabelle)
    assert linien("Quote", [Linie("Quote", (("0026", 1.0),))]) is None
