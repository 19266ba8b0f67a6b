"""Tables in large print."""

from concepts.dokument.lesefassung import Reihe, Zeitreihe
from integrationskonzept.lib.diagramme import Tabelle
from publications.broschuere.grossdruck import je_zeitpunkt, ohne_breite_tabellen, saetze

BREIT = (
    "<table><caption>Angebote</caption><thead><tr><th>Angebot</th><th>Träger</th><th>Plätze</th></tr></thead>"
    "<tbody><tr><td>Café</td><td>Verein</td><td>12</td></tr><tr><td>Kurs</td><td></td><td>20</td></tr></tbody></table>"
)


def test_wide_table_becomes_a_list_that_says_all_of_it():
    html = ohne_breite_tabellen(f"<p>Davor</p>{BREIT}<p>Danach</p>")

    assert "<table" not in html
    assert html.startswith("<p>Davor</p><div><p><strong>Angebote</strong></p><ul>")
    assert "<li><strong>Café</strong><p>Träger: Verein</p><p>Plätze: 12</p></li>" in html
    assert "<li><strong>Kurs</strong><p>Plätze: 20</p></li>" in html
    assert html.endswith("<p>Danach</p>")


def test_footnotes_of_cells_go_along():
    html = ohne_breite_tabellen(
        BREIT.replace("12", '12<span data-fussnote="">x</span>').replace(
            "Träger<", 'Träger<span data-fussnote="">y</span><'
        )
    )
    assert html.count("<p>Träger: Verein</p>") == 1
    assert '<p>Plätze: 12<span data-fussnote="">x</span><span data-fussnote="">y</span></p></li><li>' in html


def test_narrow_table_and_one_with_joined_cells_stay():
    schmal = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    verbunden = '<table><tr><th colspan="3">a</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>'
    assert ohne_breite_tabellen(schmal).count("<td>") == 2
    assert "colspan" in ohne_breite_tabellen(verbunden)


def test_chart_table_as_sentences():
    tafel = Tabelle("Themen", ("Feld", "Digitales", "Schutz"), (("Sprache", "2", ""), ("Arbeit", "", "")))
    assert saetze(tafel) == ["Sprache: Digitales 2", "Arbeit"]


def test_values_by_point_in_time():
    werte = Zeitreihe(("2024", "2025"), (Reihe("Wert", ("30", "31")), Reihe("Nord", ("", "49"))))
    assert je_zeitpunkt(werte) == ["2024: Wert 30", "2025: Wert 31, Nord 49"]
