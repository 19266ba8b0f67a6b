"""Rich text in a plain field: what it looks like there, and that it comes back."""

import gc
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrationskonzept.lib.richtext import bereinige, ohne_huellen
from integrationskonzept.lib.schreibweise import als_absaetze, als_text, aus_text
from integrationskonzept.lib.schreibweise.bloecke import bloecke
from integrationskonzept.lib.schreibweise.noten import mit_notentexten
from tests.concepts.erzeugte_dokumente import BAUSTEINE, TABELLE

pytestmark = pytest.mark.ohne_datenbank
FALL = Path(__file__).parents[1] / "faelle" / "19-langsames-skript.txt"
KURZ = settings(max_examples=120, derandomize=True, deadline=None, database=None)

BEIDES = {
    "<p>Erster</p><p>Zweiter</p>": "Erster\n\nZweiter",
    "<p>a<br>b</p>": "a\nb",
    "<h3>A</h3><h4>B</h4>": "# A\n\n## B",
    "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>": "- a\n    - b\n- c\n\n    d",
    "<ol><li>a</li><li>b</li><li>c</li></ol>": "1. a\n2. b\n3. c",
    "<ul><li>a</li></ul><ul><li>b</li></ul>": "- a\n\n* b",
    "<ol><li>a</li></ol><ol><li>b</li></ol>": "1. a\n\n1) b",
    "<blockquote><p>a</p><p>b</p></blockquote>": "> a\n>\n> b",
    "<p><strong>f</strong> <em>k</em> <u>u</u> <em><strong>b</strong></em></p>": "**f** *k* _u_ ***b***",
    "<p>10<sup>6</sup> CO<sub>2</sub></p>": "10^6^ CO~2~",
    '<p><a href="https://x.de">w</a> <a href="mailto:a@b.de">m</a></p>': "[w](https://x.de) [m](mailto:a@b.de)",
    '<p>a<span data-fussnote="">Q <a href="https://x.de">x</a> <em>k</em></span>.</p>': "a[^Q [x](https://x.de) *k*].",
    '<p>a<span data-fussnote="">x</span> b<span data-fussnote="">y</span>.</p>': "a[^x] b[^y].",
    "<table><caption>T</caption><thead><tr><th>a</th><th>b</th></tr></thead>"
    "<tbody><tr><td>1</td><td></td></tr></tbody></table>": ("|+ T\n| a | b |\n| --- | --- |\n| 1 |  |"),
    "<table><tbody><tr><th>a</th><td>1</td></tr></tbody></table>": "|= a | 1 |",
    '<figure><img src="bild:m" alt="Der Markt"><figcaption>F</figcaption></figure>': "![Der Markt](bild:m)\nF",
    "<p>3. März</p>": "3. März",
    "<p>5 * 3 * 2, a_b, 2 &lt; 3 &amp; x^2</p>": "5 * 3 * 2, a_b, 2 < 3 & x^2",
    "<p># kein Titel</p><p>- kein Punkt</p><p>1. auch nicht</p>": "\\# kein Titel\n\n\\- kein Punkt\n\n1\\. auch nicht",
    "<p>*a* [b](#c) ^d^</p>": "\\*a\\* \\[b\\](#c) \\^d\\^",
    '<p><a href="https://ä.de/ö?a=1&amp;b=2">m</a> [x](y) ![z](w)</p>': "[m](https://ä.de/ö?a=1&b=2) [x](y) ![z](w)",
}


@pytest.mark.parametrize(("html", "text"), BEIDES.items())
def test_there_and_back(html, text):
    assert als_text(html) == text
    assert aus_text(text) == html


BLEIBT = {
    '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>': "[Tabelle 1: x – bleibt unverändert]",
    '<table><caption>Orte [A]</caption><tbody><tr><td rowspan="2">x</td></tr></tbody></table>': (
        "[Tabelle 1: Orte (A) – bleibt unverändert]"
    ),
    "<p>un<u>ter</u>strichen</p>": "[Absatz 1: unterstrichen – bleibt unverändert]",
    "<table><tbody><tr><td><ul><li>x</li></ul></td></tr></tbody></table>": "[Tabelle 1: x – bleibt unverändert]",
}


@pytest.mark.parametrize(("html", "zeile"), BLEIBT.items())
def test_what_cannot_be_said_is_named_and_stays(html, zeile):
    davor, danach = "<p>davor</p>", "<p>danach</p>"
    assert als_text(davor + html + danach) == f"davor\n\n{zeile}\n\ndanach"
    assert aus_text(f"anders\n{zeile}\n\ndanach", davor + html + danach) == f"<p>anders</p>{html}{danach}"
    assert aus_text("davor\n\ndanach", davor + html + danach) == davor + danach


def test_a_line_in_brackets_that_names_nothing_is_text():
    assert aus_text("[Tabelle 7: gibt es nicht]", "<p>a</p>") == "<p>[Tabelle 7: gibt es nicht]</p>"


@pytest.mark.parametrize(
    "html", ["Klartext\nmit Zeile\n\nund Absatz &amp; mehr", "a <em>b</em><p>c&nbsp;d</p>\n <ul></ul>"]
)
def test_untouched_text_stays_as_it_was_kept(html):
    assert aus_text(als_text(html).replace("\n", "\r\n"), html) == html


def test_the_slow_script_s_case():
    getippt = re.search('"(Erster<Leerzeile>Zweiter)"', FALL.read_text())[1].replace("<Leerzeile>", "\r\n\r\n")
    assert aus_text(getippt) == "<p>Erster</p><p>Zweiter</p>"
    assert aus_text(getippt, "<p>Erster</p>") == "<p>Erster</p><p>Zweiter</p>"


@given(st.lists(st.one_of(BAUSTEINE, TABELLE), max_size=5).map(lambda teile: bereinige("".join(teile))))
@KURZ
def test_every_text_comes_back_and_its_other_blocks_stay(html):
    assert "".join(bloecke(html)) == html
    text = als_text(html)
    assert "&lt;" in html or not re.search("</?[a-z]", text)
    assert aus_text(text, html) == html

    danach = aus_text(f"Neuer Anfang.\n\n{text}", html)
    assert danach.startswith("<p>Neuer Anfang.</p>")
    if "<" in html:
        assert danach.removeprefix("<p>Neuer Anfang.</p>") == html.lstrip()


@given(st.text(st.sampled_from("XY *_^~[]()!|#>-+1.\\\n<&:"), max_size=60))
@KURZ
def test_whatever_is_typed_becomes_clean_text_and_no_letter_is_lost(text):
    html = aus_text(text)
    assert bereinige(html) == html == ohne_huellen(html)
    assert sorted(re.sub("[^XY]", "", html)) == sorted(re.sub("[^XY]", "", text))
    assert aus_text(als_text(html), html) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("A[^1], b[^2].\n\n[^1]: Q\n[^2]: *R* [s](https://s.de)", "A[^Q], b[^*R* [s](https://s.de)]."),
        ("A[^1]\n\n[^1]: Q\n[^1]: R", "A[^Q]\n\n\n[^1]: R"),
        ("[^1]: Q [^1]", "[^1]: Q [^1]"),
        ("A[^1]\n\n[^2]: [^3]\n[^3]: Q", "A[^1]\n\n[^2]: [^3]\n[^3]: Q"),
    ],
)
def test_footnotes_whose_text_stands_below_go_to_their_mark(text, html):
    assert mit_notentexten(text).strip() == html
    assert aus_text(text) == aus_text(html)


def test_lines_that_only_begin_like_a_table_are_read_once():
    assert aus_text("|a\n" * 5) == f"<p>{'<br>'.join(['|a'] * 5)}</p>"
    assert aus_text("|a\n\n|b|\n").endswith("<table><tbody><tr><td>b</td></tr></tbody></table>")


def test_long_text_stays_fast():
    html = "".join(f"<p>Ein *Absatz* mit <strong>Wörtern</strong> {n}</p><ul><li>a</li></ul>" for n in range(400))
    beginn = time.process_time()
    assert aus_text(als_text(html).replace("Absatz", "Satz"), html).count("Satz") == 400
    assert time.process_time() - beginn < 8


LISTEN = {
    "Ein Satz.\r\n\r\n\r\nNoch <b>einer</b> & mehr.\n \nEnde": (
        "<p>Ein Satz.</p><p>Noch &lt;b&gt;einer&lt;/b&gt; &amp; mehr.</p><p>Ende</p>"
    ),
    "Wir brauchen:\n- Räume\n- Zeit": "<p>Wir brauchen:</p><ul><li>Räume</li><li>Zeit</li></ul>",
    "1. Erst\n2. Dann": "<ol><li>Erst</li><li>Dann</li></ol>",
    "Zeile\nZeile": "<p>Zeile<br>Zeile</p>",
    "*Stern* _a_ # b\n# c": "<p>*Stern* _a_ # b<br># c</p>",
    "3. März 2026": "<p>3. März 2026</p>",
}


@pytest.mark.parametrize(("text", "html"), LISTEN.items())
def test_lines_of_plain_sentences_stay_lines(text, html):
    assert als_absaetze(text) == html


def test_the_garbage_collector_rests_while_a_long_text_is_read() -> None:
    """It would take as long as reading; once more afterwards is enough."""
    before = sum(generation["collections"] for generation in gc.get_stats())
    als_absaetze("- a\n" * 2_000)
    assert sum(generation["collections"] for generation in gc.get_stats()) - before <= 3
    assert gc.isenabled()
