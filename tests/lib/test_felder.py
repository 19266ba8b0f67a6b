"""Form fields that speak German."""

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from concepts.forms.felder import DatumFeld, EinfacherText, ElementListe, HtmlFeld, ListenFeld
from integrationskonzept.lib.textfeld import Textfeld
from integrationskonzept.lib.zahlfeld import ZahlFeld


def fehler(feld, wert):
    with pytest.raises(forms.ValidationError) as gefangen:
        feld.clean(wert)
    return gefangen.value.messages[0]


class TestDatum:
    @pytest.mark.parametrize(
        ("getippt", "iso"),
        [
            ("2027", "2027"),
            (" 2027 ", "2027"),
            ("3/2027", "2027-03"),
            ("03.2027", "2027-03"),
            ("März 2027", "2027-03"),
            ("mär. 2027", "2027-03"),
            ("Sept. 2027", "2027-09"),
            ("2027-03", "2027-03"),
            ("1.3.2027", "2027-03-01"),
            ("01. 03. 2027", "2027-03-01"),
            ("1. März 2027", "2027-03-01"),
            ("2027-3-1", "2027-03-01"),
            ("29.02.2028", "2028-02-29"),
            ("", ""),
        ],
    )
    def test_as_people_write_it(self, getippt, iso):
        assert DatumFeld(required=False).clean(getippt) == iso

    @pytest.mark.parametrize(
        "getippt",
        ["31.02.2027", "29.02.2027", "32.1.2027", "13/2027", "0/2027", "31.00.2027", "00.03.2027", "2027-00-15", "0000",
         "bald", "27", "3/27", "Foo 2027", "2027-2028", "1.3.", "٢٠٢٧-13"],
    )  # fmt: skip
    def test_what_is_no_date(self, getippt):
        assert fehler(DatumFeld(), getippt).startswith("Bitte ein Jahr, einen Monat oder einen Tag angeben")

    @pytest.mark.parametrize(
        ("iso", "deutsch"), [("2027-03-01", "01.03.2027"), ("2027-03", "März 2027"), ("2027", "2027")]
    )
    def test_shown_as_it_may_be_typed(self, iso, deutsch):
        feld = DatumFeld()
        assert feld.prepare_value(iso) == deutsch
        assert feld.clean(deutsch) == iso


class TestZahl:
    @pytest.mark.parametrize(
        ("getippt", "wert"),
        [
            ("12.500", 12500),
            ("12.500,50 €", 12500.5),
            ("3,5", 3.5),
            ("3.5", 3.5),
            ("1.234.567", 1234567),
            ("12 500", 12500),
            ("12\xa0500\u202f€", 12500),
            ("-3,5", -3.5),
            ("−3,5", -3.5),
            ("−12.500", -12500),
            ("0", 0),
        ],
    )
    def test_as_germans_and_machines_write_it(self, getippt, wert):
        assert ZahlFeld().clean(getippt) == wert

    @pytest.mark.parametrize("getippt", ["abc", "1,2,3", "nan", "inf", "-Infinity", "--5", "5.", "5,", "٢٠", "(500)"])
    def test_what_is_no_number(self, getippt):
        assert fehler(ZahlFeld(), getippt) == "Bitte eine Zahl angeben, zum Beispiel 12.500 oder 3,5."

    @given(st.one_of(st.floats(-1e15, 1e15), st.integers(-(10**9), 10**9)))
    @hypothesis_settings(max_examples=100, derandomize=True, deadline=None, database=None)
    def test_shown_and_saved_again_it_is_the_same(self, wert):
        feld = ZahlFeld()
        assert feld.clean(feld.prepare_value(wert)) == wert

    def test_what_was_typed_is_shown_as_typed(self):
        assert ZahlFeld().prepare_value("abc") == "abc"


class TestListe:
    def test_one_a_line(self):
        feld = ListenFeld(required=False)
        assert feld.clean(" eins \r\n\r\nzwei, drei\neins") == ["eins", "zwei, drei", "eins"]
        assert feld.prepare_value(["eins", "zwei"]) == "eins\nzwei"
        assert feld.clean("") == []

    def test_empty_where_something_must_be(self):
        assert fehler(ListenFeld(), " \n ") == "Bitte ausfüllen."


def test_a_text_that_is_nested_too_deep_is_said_so_and_shown_again():
    html = "<blockquote>" * 3000 + "Tief" + "</blockquote>" * 3000
    assert fehler(HtmlFeld(), html).startswith("Der Text ist tiefer als 60 Ebenen verschachtelt.")
    assert "[Zitat 1: Tief – bleibt unverändert]" in Textfeld().render("text", html)
    assert HtmlFeld().clean("<blockquote>" * 60 + "Gut" + "</blockquote>" * 60)


@pytest.mark.parametrize("feld", [HtmlFeld, EinfacherText])
def test_a_text_that_no_brochure_could_hold_is_said_so(feld):
    assert fehler(feld(), "Wort " * 70_000).startswith("Der Text hat mit seinen Auszeichnungen 35")


class TestEinfacherText:
    def test_empty_lines_part_paragraphs(self):
        html = EinfacherText().clean("Ein Satz.\r\n\r\n\r\nNoch <b>einer</b> & mehr.\n \nEnde")
        assert html == "<p>Ein Satz.</p><p>Noch &lt;b&gt;einer&lt;/b&gt; &amp; mehr.</p><p>Ende</p>"

    def test_nothing(self):
        assert EinfacherText(required=False).clean("  \n ") == ""


class TestHtml:
    @pytest.fixture
    def feld(self):
        feld = HtmlFeld(required=False)
        feld.kenne_bilder([{"kennung": "markt", "url": "/m/", "quelle": "bild:markt", "alt": "", "titel": "M"}])
        return feld

    def test_is_sanitised_and_unwrapped(self, feld):
        assert feld.clean("<ul><li><p onclick='x'>a</p></li></ul><script>x</script>") == "<ul><li>a</li></ul>"

    def test_nothing_to_see_is_nothing(self, feld):
        assert feld.clean("<p>&nbsp;</p>") == ""

    @pytest.mark.parametrize("alt", ["", ' alt=""', ' alt="  "'])
    def test_picture_needs_a_description(self, feld, alt):
        assert fehler(feld, f'<p>a</p><img src="bild:markt"{alt}>').startswith("Ein Bild hat noch keine Beschreibung")

    def test_picture_of_another_concept(self, feld):
        assert (
            fehler(feld, '<img src="bild:fremd" alt="x">') == "Das Bild „fremd“ gibt es in diesem Konzept nicht mehr."
        )

    def test_picture_of_this_concept(self, feld):
        html = '<img src="bild:markt" alt="Der Markt">'
        assert feld.clean(html) == html
        assert feld.mit_bildadressen(html) == '<img src="/m/" alt="Der Markt">'


class TestElementliste:
    def feld(self, neu_unter="die Akteure"):
        feld = ElementListe(label="Beteiligte", neu_unter=neu_unter)
        feld.biete_an([("vhs", "Volkshochschule")])
        return feld

    def test_new_names_only_where_they_are_allowed(self):
        assert self.feld().clean(["vhs", "neu:Haus"]) == ["vhs", "neu:Haus"]
        assert "neu:Haus" in fehler(self.feld(neu_unter=""), ["neu:Haus"])

    @pytest.mark.parametrize("name", ["neu:", "neu:  ", "neu:\u200b", "fremd"])
    def test_names_that_cannot_be(self, name):
        assert "keine gültige Auswahl" in fehler(self.feld(), [name])

    def test_long_names(self):
        assert self.feld().clean(["neu:" + "x" * 300])
        assert fehler(self.feld(), ["neu:" + "x" * 301]) == "Ein Name ist zu lang: höchstens 300 Zeichen."

    def test_without_scripts_new_names_are_lines(self):
        widget = self.feld().widget
        daten = QueryDict("wer=vhs&wer_neu=Haus%0D%0A%20%0D%0AHof")
        assert widget.value_from_datadict(daten, {}, "wer") == ["vhs", "neu:Haus", "neu:Hof"]
        assert 'name="wer_neu"' in widget.render("wer", ["vhs"], {"id": "id_wer"})
        assert "wer_neu" not in self.feld(neu_unter="").widget.render("wer", [])
