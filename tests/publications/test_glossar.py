"""Chapters that are a list of words and their meanings."""

import pytest

from publications.broschuere.glossar import Eintrag, Glossar, glossar


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>Ämter: alle</li><li>Asyl: <em>Schutz</em> vor Gefahr</li></ul>",
        "<ul><li><p>Ämter – alle</p></li><li><p>Asyl – <em>Schutz</em> vor Gefahr</p></li></ul>",
        "<p><strong>Asyl:</strong> <em>Schutz</em> vor Gefahr</p><p><strong>Ämter</strong><br>alle</p>",
        "<h4>A</h4><p><strong>Asyl</strong> – <em>Schutz</em> vor Gefahr</p><p></p><p><strong>Ämter</strong>: alle</p>",
        "<table><tr><th>Begriff</th><th>Sinn</th></tr><tr><td>Asyl</td><td><em>Schutz</em> vor Gefahr</td></tr>"
        "<tr><td>Ämter</td><td>alle</td></tr></table>",
    ],
)
def test_eintraege_in_jeder_form(html):
    assert glossar("Glossar", html) == Glossar(
        (Eintrag("Ämter", "alle"), Eintrag("Asyl", "<em>Schutz</em> vor Gefahr"))
    )


def test_vorspann_bleibt():
    gelesen = glossar("9. Abkürzungsverzeichnis", "<p>Das Wichtigste.</p><p>VHS: Volkshochschule</p><p>EU: Union</p>")

    assert gelesen.vorspann_html == "<p>Das Wichtigste.</p>"
    assert [eintrag.begriff for eintrag in gelesen.eintraege] == ["EU", "VHS"]


@pytest.mark.parametrize(
    ("titel", "html"),
    [
        ("Ausgangslage", "<p>a: b</p><p>c: d</p>"),
        ("Glossar", "<p>a: b</p><p>nur Text</p><p>c: d</p>"),
        ("Glossar", "<p>a: b</p><p>c: d</p>lose Worte"),
        ("Glossar", "<p>a: b</p>"),
        ("Glossar", "<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>"),
        ("Glossar", "<p>a: b</p><p>c: d</p><figure><img src='bild:x'></figure>"),
        ("Glossar", "a: b"),
        ("Glossar", ""),
    ],
)
def test_sonst_bleibt_es_text(titel, html):
    assert glossar(titel, html) is None


def test_gefaehrliches_ist_entfernt():
    gelesen = glossar("Glossar", "<p>a: <script>x</script>b &lt;c&gt;</p><p>d: e</p>")

    assert gelesen.eintraege[0] == Eintrag("a", "b &lt;c&gt;")
