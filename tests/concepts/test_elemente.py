"""Changing elements: nobody's work is lost, whoever comes second."""

import re

import pytest

from accounts.models import Ereignis
from concepts.dokument import abbildung as ab
from concepts.dokument.aufbau import baue_dokument
from concepts.dokument.bestand import inhalt_von
from concepts.models import Abschnitt, Akteur, Handlungsfeld, Indikator, Leitbild, Massnahme, Ziel
from concepts.services.elemente import (
    Konflikt,
    Unmoeglich,
    aendere_element,
    bewahre_verworfenes,
    freie_kennung,
    hole_zurueck,
    lege_element_an,
    loesche_element,
    stelle_wieder_her,
    verlauf_von,
)
from concepts.services.konzepte import ordne, ordne_kapitel
from concepts.services.nummern import nummeriere_massnahmen
from tests.conftest import gueltiges_dokument, lies_ein
from tests.dokumente import kleines_dokument


def eines(konzept, modell, kennung):
    """The element as the database has it now."""
    return modell.alle.select_related("konzept").get(konzept=konzept, kennung=kennung)


def massnahme(konzept, nummer=0):
    return eines(konzept, Massnahme, f"massnahme-{nummer}")


def aendere(element, person, version=None, **inhalt):
    return aendere_element(element=element, inhalt=inhalt, person=person, version=version)


def codes(element):
    """What happened to an element, oldest first."""
    return [eintrag.code for eintrag in verlauf_von(element)][::-1]


@pytest.fixture
def neues(konzept, bob):
    """Creates an element of a kind."""

    def lege_an(art, inhalt, **fest):
        return lege_element_an(konzept=konzept, art=art, inhalt=inhalt, person=bob, **fest)

    return lege_an


class TestAnlegen:
    def test_stands_last_and_begins_its_history(self, konzept, neues, bob):
        feld = Handlungsfeld.objects.filter(konzept=konzept).first()
        inhalt = {"titel": "Neu hier", "federfuehrung": ["akteur-3"], "kosten": [{"jahr": 2030, "betrag": 5.5}]}
        neu = neues(ab.MASSNAHME, inhalt, handlungsfeld=feld)
        assert Massnahme.objects.filter(konzept=konzept).last() == neu
        assert inhalt_von(neu) == inhalt | {"handlungsfeld": feld.kennung}
        ereignis = verlauf_von(neu).get()
        assert (ereignis.code, ereignis.person, ereignis.bezeichnung) == ("massnahme.angelegt", bob, "Neu hier")
        assert ereignis.akte == konzept.akte

    def test_text_is_sanitised(self, neues):
        neu = neues(ab.LEITZIEL, {"titel": "Z", "beschreibungHtml": "<script>alert(1)</script><p>Gut.</p>"})
        assert neu.beschreibung == "<p>Gut.</p>"
        assert "alert" not in str(verlauf_von(neu).get().daten)

    @pytest.mark.parametrize(
        ("titel", "kennung"),
        [
            ("Öffentliche Räume für Ältere", "oeffentliche-raeume-fuer-aeltere"),
            ("Straße & Übergänge", "strasse-uebergaenge"),
            ("!!!", "ohne-titel"),
            ("جمعية", "ohne-titel"),
            ("Neu", "neu"),
            ("x" * 200, "x" * 56),
        ],
    )
    def test_id_is_readable(self, neues, titel, kennung):
        assert neues(ab.AKTEUR, {"name": titel}).kennung == kennung

    def test_same_titles_get_ids_of_their_own_even_over_kinds(self, neues):
        kennungen = [neues(art, {"titel": "Haus", "name": "Haus"}).kennung for art in (ab.LEITZIEL, ab.AKTEUR)]
        assert kennungen == ["haus", "haus-2"]

    def test_id_in_the_papierkorb_is_not_given_again(self, konzept, neues, bob):
        erstes = neues(ab.AKTEUR, {"name": "Haus"})
        loesche_element(element=erstes, person=bob)
        assert neues(ab.AKTEUR, {"name": "Haus"}).kennung == "haus-2"
        assert freie_kennung(konzept, "Haus") == "haus-3"


class TestAendern:
    def test_saves_only_what_is_named(self, konzept, bob):
        vorher = inhalt_von(massnahme(konzept))
        danach = aendere(massnahme(konzept), bob, 1, titel="Anders", beginn="2027-05")
        assert inhalt_von(danach) == vorher | {"titel": "Anders", "beginn": "2027-05"}
        assert (danach.version, danach.geaendert_von) == (2, bob)

    def test_what_is_the_same_leaves_no_trace(self, konzept, bob):
        element = massnahme(konzept)
        aendere(element, bob, 1, **inhalt_von(element), zeitraum="", dauerhaft=False)
        assert massnahme(konzept).version == 1
        assert codes(element) == ["massnahme.angelegt"]

    def test_ereignis_is_a_code_and_json(self, konzept, bob):
        element = aendere(massnahme(konzept), bob, 1, titel="Anders")
        ereignis = verlauf_von(element).first()
        assert ereignis.code == "massnahme.geaendert"
        assert ereignis.daten == {"kennung": "massnahme-0", "version": 2, "inhalt": inhalt_von(element)}
        assert ereignis.gegenstand == element

    def test_both_changed_the_same_field(self, konzept, alice, bob):
        aendere(massnahme(konzept), alice, 1, titel="Von Alice")
        with pytest.raises(Konflikt) as konflikt:
            aendere(massnahme(konzept), bob, 1, titel="Von Bob", zielgruppe="Alle")
        assert konflikt.value.streitig == ["titel"]
        assert konflikt.value.jetzt["titel"] == "Von Alice"
        assert massnahme(konzept).titel == "Von Alice"
        assert massnahme(konzept).zielgruppe != "Alle"

    def test_different_fields_are_merged(self, konzept, alice, bob):
        gelesen = inhalt_von(massnahme(konzept))
        aendere(massnahme(konzept), alice, 1, **gelesen | {"titel": "Von Alice", "federfuehrung": ["akteur-9"]})
        aendere(massnahme(konzept), bob, 1, **gelesen | {"zielgruppe": "Von Bob", "kosten": []})
        jetzt = inhalt_von(massnahme(konzept))
        assert (jetzt["titel"], jetzt["federfuehrung"]) == ("Von Alice", ["akteur-9"])
        assert jetzt["zielgruppe"] == "Von Bob"
        assert "kosten" not in jetzt
        assert massnahme(konzept).version == 3

    def test_same_change_by_both_is_no_conflict(self, konzept, alice, bob):
        aendere(massnahme(konzept), alice, 1, titel="Gleich")
        assert aendere(massnahme(konzept), bob, 1, titel="Gleich").version == 2

    def test_leitbild_read_in_from_a_file_has_its_history_too(self, konzept, alice, bob):
        leitbild = Leitbild.objects.get(konzept=konzept)
        gelesen = inhalt_von(leitbild)
        aendere(leitbild, alice, 1, **gelesen | {"visionHtml": "<p>Von Alice</p>"})
        aendere(leitbild, bob, 1, **gelesen | {"integrationsverstaendnisHtml": "<p>Von Bob</p>"})
        assert inhalt_von(Leitbild.objects.get(konzept=konzept)) == {
            "visionHtml": "<p>Von Alice</p>",
            "integrationsverstaendnisHtml": "<p>Von Bob</p>",
        }
        erstes = verlauf_von(leitbild).last()
        assert erstes.daten["inhalt"] == gelesen
        stelle_wieder_her(element=leitbild, ereignis=erstes, person=bob)
        assert inhalt_von(Leitbild.objects.get(konzept=konzept)) == gelesen

    def test_rejected_text_is_in_the_history_beside_the_one_that_holds(self, konzept, alice, bob):
        aendere(massnahme(konzept), alice, 1, titel="Von Alice")
        bewahre_verworfenes(element=massnahme(konzept), inhalt={"titel": "Von Bob"}, person=bob)
        titel = [eintrag.daten["inhalt"]["titel"] for eintrag in verlauf_von(massnahme(konzept))]
        assert titel[:2] == ["Von Bob", "Von Alice"]
        assert len(titel) == 3
        assert massnahme(konzept).titel == "Von Alice"

    def test_rejected_text_is_not_taken_for_what_others_read(self, konzept, alice, bob, fatma):
        """Fatma reads version 1; Bob's text is put by, then taken up by Alice; Fatma must not undo that unasked."""
        gelesen = inhalt_von(massnahme(konzept))
        bewahre_verworfenes(element=massnahme(konzept), inhalt={"titel": "Von Bob"}, person=bob)
        aendere(massnahme(konzept), alice, 1, titel="Von Bob")
        aendere(massnahme(konzept), fatma, 1, **gelesen | {"zielgruppe": "Von Fatma"})
        assert (massnahme(konzept).titel, massnahme(konzept).zielgruppe) == ("Von Bob", "Von Fatma")

    def test_reference_to_what_is_gone_is_refused(self, konzept, bob):
        loesche_element(element=eines(konzept, Ziel, "ziel-0-a"), person=bob)
        with pytest.raises(Unmoeglich, match="„ziel-0-a“ gibt es nicht mehr"):
            aendere(eines(konzept, Ziel, "ziel-0-b"), bob, uebergeordnet="ziel-0-a")

    def test_ids_of_another_concept_are_passed_over(self, konzept, nachbarstadt, bob):
        fremdes = gueltiges_dokument()
        fremdes["akteure"].append({"id": "fremd", "name": "Geheimer Verein"})
        lies_ein(nachbarstadt, fremdes)
        aendere(massnahme(konzept), bob, federfuehrung=["fremd", "akteur-1"])
        assert inhalt_von(massnahme(konzept))["federfuehrung"] == ["akteur-1"]

    def test_goals_do_not_serve_themselves(self, konzept, bob):
        with pytest.raises(Unmoeglich, match="nicht sich selbst dienen"):
            aendere(eines(konzept, Ziel, "ziel-0-a"), bob, uebergeordnet="ziel-0-b")

    def test_circle_of_dependencies_is_refused_by_titles(self, konzept, bob):
        for nummer, titel in enumerate(["Anfang", "Mitte", "Ende"]):
            aendere(massnahme(konzept, nummer), bob, titel=titel, haengtAbVon=[])
        aendere(massnahme(konzept, 0), bob, haengtAbVon=["massnahme-1"])
        aendere(massnahme(konzept, 1), bob, haengtAbVon=["massnahme-2"])
        with pytest.raises(Unmoeglich, match="„Ende“ → „Anfang“ → „Mitte“ → „Ende“"):
            aendere(massnahme(konzept, 2), bob, haengtAbVon=["massnahme-0"])
        with pytest.raises(Unmoeglich, match="„Ende“ → „Ende“"):
            aendere(massnahme(konzept, 2), bob, haengtAbVon=["massnahme-2"])


class TestNeuerName:
    def test_typed_name_is_entered_into_the_register(self, konzept, bob):
        aendere(massnahme(konzept), bob, federfuehrung=["neu: Haus der Vielfalt ", "akteur-2"])
        assert inhalt_von(massnahme(konzept))["federfuehrung"] == ["haus-der-vielfalt", "akteur-2"]
        neu = eines(konzept, Akteur, "haus-der-vielfalt")
        assert neu.name == "Haus der Vielfalt"
        assert codes(neu) == ["akteur.angelegt"]

    @pytest.mark.parametrize("getippt", ["Verein Nummer 7", "verein nummer 7", " VEREIN NUMMER 7"])
    def test_known_name_is_used_again(self, konzept, bob, getippt):
        vorher = Akteur.objects.count()
        aendere(massnahme(konzept), bob, beteiligte=[f"neu:{getippt}"])
        assert inhalt_von(massnahme(konzept))["beteiligte"] == ["akteur-7"]
        assert Akteur.objects.count() == vorher

    @pytest.mark.parametrize("getippt", ["BUENDNIS fuer Vielfalt", "Bu\u0308nd\u00adnis für Vielfalt\u200b"])
    def test_the_same_name_in_another_spelling_is_the_same(self, konzept, neues, bob, getippt):
        da = neues(ab.AKTEUR, {"name": "Bündnis für Vielfalt"})
        aendere(massnahme(konzept), bob, beteiligte=[f"neu:{getippt}"])
        assert inhalt_von(massnahme(konzept))["beteiligte"] == [da.kennung]

    def test_a_new_indikator_too(self, konzept, bob):
        aendere(massnahme(konzept), bob, indikatoren=["neu:Zahl der Kurse", "neu:ZAHL DER KURSE", "indikator-0"])
        assert inhalt_von(massnahme(konzept))["indikatoren"] == ["zahl-der-kurse", "indikator-0"]
        assert eines(konzept, Indikator, "zahl-der-kurse").titel == "Zahl der Kurse"

    def test_nothing_else_is_made_by_its_name(self, konzept, bob):
        aendere(massnahme(konzept), bob, ziele=["neu:Ein Ziel"])
        assert inhalt_von(massnahme(konzept)).get("ziele", []) == []

    def test_known_name_of_another_concept_is_not(self, konzept, nachbarstadt, bob):
        lies_ein(nachbarstadt, kleines_dokument() | {"akteure": [{"id": "geheim", "name": "Bündnis"}]})
        aendere(massnahme(konzept), bob, federfuehrung=["neu:Bündnis"])
        assert inhalt_von(massnahme(konzept))["federfuehrung"] == ["buendnis"]


class TestWiederherstellen:
    def test_everything_says_again_what_it_said(self, konzept, bob):
        vorher = inhalt_von(massnahme(konzept))
        erstes = verlauf_von(massnahme(konzept)).get()
        geleert = {"kosten": [], "ziele": [], "federfuehrung": [], "haengtAbVon": [], "schlagworte": []}
        aendere(massnahme(konzept), bob, titel="Anders", zeitraum="bald", handlungsfeld="feld-2", **geleert)
        danach = inhalt_von(massnahme(konzept))
        assert danach["titel"] == "Anders"
        stelle_wieder_her(element=massnahme(konzept), ereignis=erstes, person=bob)
        assert inhalt_von(massnahme(konzept)) == vorher
        assert codes(massnahme(konzept))[-1] == "massnahme.wiederhergestellt"
        assert danach in [eintrag.daten["inhalt"] for eintrag in verlauf_von(massnahme(konzept))]

    def test_a_renumbered_massnahme_knows_its_handlungsfeld(self, konzept, bob):
        nummeriere_massnahmen(konzept=konzept, person=bob)
        ereignis = verlauf_von(massnahme(konzept, 1)).first()
        assert ereignis.code == "massnahme.nummeriert"
        assert ereignis.daten["inhalt"] == inhalt_von(massnahme(konzept, 1))
        assert ereignis.daten["inhalt"]["handlungsfeld"] == "feld-1"


class TestPapierkorb:
    def test_handlungsfeld_goes_and_comes_back_with_all_that_hangs_on_it(self, konzept, bob):
        vorher = baue_dokument(konzept)
        feld = eines(konzept, Handlungsfeld, "feld-0")
        assert loesche_element(element=feld, person=bob) == 1 + 2 + 3
        ohne = baue_dokument(konzept)
        assert [f["id"] for f in ohne["handlungsfelder"]] == ["feld-1", "feld-2"]
        assert "massnahme-0" not in str(ohne)
        hole_zurueck(element=eines(konzept, Handlungsfeld, "feld-0"), person=bob)
        assert baue_dokument(konzept) == vorher
        assert codes(feld)[1:] == ["handlungsfeld.geloescht", "handlungsfeld.zurueckgeholt"]
        assert verlauf_von(feld)[1].daten["anzahl"] == 6

    def test_what_was_deleted_before_stays_deleted(self, konzept, bob):
        loesche_element(element=massnahme(konzept), person=bob)
        loesche_element(element=eines(konzept, Handlungsfeld, "feld-0"), person=bob)
        hole_zurueck(element=eines(konzept, Handlungsfeld, "feld-0"), person=bob)
        assert massnahme(konzept).geloescht_am is not None
        assert massnahme(konzept, 3).geloescht_am is None

    def test_chapter_with_those_below_it(self, konzept, bob):
        oben = eines(konzept, Abschnitt, "abschnitt-ausgangslage")
        assert loesche_element(element=oben, person=bob) == 2
        assert not Abschnitt.objects.filter(kennung="menschen").exists()
        hole_zurueck(element=eines(konzept, Abschnitt, "abschnitt-ausgangslage"), person=bob)
        assert Abschnitt.objects.filter(kennung="menschen").exists()

    def test_akteur_comes_back_to_his_massnahmen(self, konzept, bob):
        vorher = baue_dokument(konzept)
        loesche_element(element=eines(konzept, Akteur, "akteur-1"), person=bob)
        assert "akteur-1" not in str(baue_dokument(konzept)["handlungsfelder"]).replace("akteur-10", "")
        hole_zurueck(element=eines(konzept, Akteur, "akteur-1"), person=bob)
        assert baue_dokument(konzept) == vorher

    def test_first_the_parent(self, konzept, bob):
        loesche_element(element=massnahme(konzept), person=bob)
        loesche_element(element=eines(konzept, Handlungsfeld, "feld-0"), person=bob)
        with pytest.raises(Unmoeglich, match="Bitte zuerst „Handlungsbereich 0“ zurückholen"):
            hole_zurueck(element=massnahme(konzept), person=bob)
        assert massnahme(konzept).geloescht_am is not None


class TestOrdnung:
    def test_named_first_the_others_behind_in_their_order(self, konzept, bob):
        ordne(konzept=konzept, art=ab.HANDLUNGSFELD, kennungen=["feld-2", "gibt-es-nicht", "feld-0"], person=bob)
        reihe = Handlungsfeld.objects.filter(konzept=konzept).values_list("kennung", flat=True)
        assert list(reihe) == ["feld-2", "feld-0", "feld-1"]
        assert Ereignis.objects.filter(akte=konzept.akte, code="handlungsfeld.geordnet", person=bob).count() == 1

    def test_every_list_shows_the_order(self, als, konzept, bob):
        """Also those that count what hangs on their rows."""
        listen = {
            "handlungsfelder": (ab.HANDLUNGSFELD, ["feld-2", "feld-0", "feld-1"]),
            "indikatoren": (ab.INDIKATOR, ["indikator-7", "indikator-1", "indikator-11"]),
        }
        for pfad, (art, reihe) in listen.items():
            ordne(konzept=konzept, art=art, kennungen=reihe, person=bob)
            seite = als(bob).get(f"/musterstadt/{konzept.slug}/{pfad}/").content.decode()
            assert re.findall(r'data-kennung="([^"]+)"', seite)[:3] == reihe
            assert re.findall(r'class="ordnen-stelle">(\d+)<', seite)[:3] == ["1", "2", "3"]

    def test_numbers_follow_the_order(self, konzept, bob):
        ordne(konzept=konzept, art=ab.HANDLUNGSFELD, kennungen=["feld-2", "feld-1", "feld-0"], person=bob)
        assert nummeriere_massnahmen(konzept=konzept, person=bob).geaendert == 9
        assert [massnahme(konzept, n).nummer for n in (2, 5, 8, 1, 0)] == ["1.1", "1.2", "1.3", "2.1", "3.1"]
        assert nummeriere_massnahmen(konzept=konzept, person=bob).geaendert == 0


class TestKapitel:
    @pytest.fixture
    def k(self, musterstadt):
        teile = [
            {"id": "a", "titel": "A"},
            {"id": "b", "titel": "B", "abschnitte": [{"id": "b1", "titel": "B1"}, {"id": "b2", "titel": "B2"}]},
            {"id": "c", "titel": "C"},
        ]
        return lies_ein(musterstadt, kleines_dokument() | {"abschnitte": teile}, slug="k")

    def baum(self, konzept):
        def zweig(teile):
            return " ".join(t["id"] + (f"({zweig(t['abschnitte'])})" if t.get("abschnitte") else "") for t in teile)

        return zweig(baue_dokument(konzept)["abschnitte"])

    @pytest.mark.parametrize(
        ("kennung", "richtung", "danach"),
        [
            ("b", "nach_oben", "b(b1 b2) a c"),
            ("b", "nach_unten", "a c b(b1 b2)"),
            ("a", "nach_oben", "a b(b1 b2) c"),
            ("c", "nach_unten", "a b(b1 b2) c"),
            ("b1", "nach_unten", "a b(b2 b1) c"),
            ("c", "einruecken", "a b(b1 b2 c)"),
            ("b", "einruecken", "a(b(b1 b2)) c"),
            ("a", "einruecken", "a b(b1 b2) c"),
            ("b1", "ausruecken", "a b(b2) b1 c"),
            ("b2", "ausruecken", "a b(b1) b2 c"),
            ("a", "ausruecken", "a b(b1 b2) c"),
            ("b", "seitwaerts", "a b(b1 b2) c"),
        ],
    )
    def test_one_step(self, als, bob, k, kennung, richtung, danach):
        antwort = als(bob).post(f"/musterstadt/k/kapitel/{kennung}/verschieben/", {"richtung": richtung})
        assert antwort["Location"] == f"/musterstadt/k/kapitel/?verschoben={kennung}&richtung={richtung}"
        assert self.baum(k) == danach

    def test_in_and_out_again(self, als, bob, k):
        for richtung in ("einruecken", "ausruecken"):
            als(bob).post("/musterstadt/k/kapitel/b/verschieben/", {"richtung": richtung})
        assert self.baum(k) == "a b(b1 b2) c"

    def test_whole_tree_at_once(self, als, bob, k):
        angaben = {"reihenfolge": ["c", "a", "b", "b2", "b1"], "eltern": ["", "c", "a", "", "b"]}
        assert als(bob).post("/musterstadt/k/kapitel/_ordnen/", angaben).status_code == 204
        assert self.baum(k) == "c(a(b(b1))) b2"

    @pytest.mark.parametrize(
        "baum", [[("b", "b")], [("b", "b1"), ("b1", "b")], [("b", "b1")], [("a", "b"), ("b", "c"), ("c", "a")]]
    )
    def test_no_chapter_stands_in_itself(self, k, bob, baum):
        """Nor when only one half of the circle is sent and the other stands already."""
        with pytest.raises(Unmoeglich, match="nicht in sich selbst"):
            ordne_kapitel(konzept=k, baum=baum, person=bob)
        assert self.baum(k) == "a b(b1 b2) c"

    def test_a_circle_is_refused_in_the_browser(self, als, bob, k):
        antwort = als(bob).post("/musterstadt/k/kapitel/_ordnen/", {"reihenfolge": ["b"], "eltern": ["b1"]})
        assert antwort.status_code == 422
        assert antwort.content.decode() == "Ein Kapitel kann nicht in sich selbst stehen."
