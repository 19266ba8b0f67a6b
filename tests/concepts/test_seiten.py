"""The pages: errors that say how to mend them, conflicts with two ways out, nothing typed is lost, few queries."""

import re
from html import unescape
from urllib.parse import unquote

import pytest
from django.test import Client

from accounts.models import Ereignis
from concepts.dokument.bestand import inhalt_von
from concepts.models import Abschnitt, Akteur, Indikator, Leitbild, Massnahme
from concepts.services.elemente import aendere_element, loesche_element, verlauf_von
from integrationskonzept.lib import eingaben
from integrationskonzept.lib.schreibweise import als_text
from tests.conftest import PASSWORT, gueltiges_dokument, lies_ein

ORT = "/musterstadt/integrationskonzept/"
INHALT = f"{ORT}massnahmen/massnahme-0/bearbeiten/"


def seite_von(antwort):
    return unescape(antwort.content.decode())


def formular(client, adresse):
    """What the browser would send if nothing were typed; line breaks as browsers write them."""
    form = client.get(adresse).context["form"]
    felder = [*form] + [feld for zeile in form.tabelle or () for feld in zeile]
    daten = {feld.html_name: feld.value() for feld in felder}
    if form.tabelle:
        daten |= {feld.html_name: feld.value() for feld in form.tabelle.management_form}
    daten = {name: wert for name, wert in daten.items() if wert not in (None, False)}
    return {n: w.replace("\r\n", "\n").replace("\n", "\r\n") if isinstance(w, str) else w for n, w in daten.items()}


def massnahme(konzept, nummer=0):
    return Massnahme.alle.select_related("konzept").get(konzept=konzept, kennung=f"massnahme-{nummer}")


GRUNDFORMULARE = [
    f"{pfad}/{kennung}/bearbeiten/"
    for pfad, kennung in {
        "kapitel": "abschnitt-vorwort",
        "leitbild": "leitbild",
        "leitziele": "leitziel-1",
        "handlungsfelder": "feld-0",
        "ziele": "ziel-0-b",
        "querschnittsthemen": "quer",
        "akteure": "al-nur",
        "gremien": "beirat",
        "indikatoren": "indikator-0",
        "massnahmen": "massnahme-0",
    }.items()
] + [f"massnahmen/massnahme-0/bearbeiten/{teil}/" for teil in ("zustaendigkeit", "mittel", "wirkung")]

FEHLER = {
    "kein Titel": (INHALT, "titel", " ", "Bitte ausfüllen."),
    "langer Titel": (INHALT, "titel", "x" * 501, "höchstens 500 Zeichen"),
    "fremdes Handlungsfeld": (INHALT, "handlungsfeld", "fremd", "gültige Auswahl"),
    "Bild ohne Beschreibung": (
        INHALT,
        "beschreibungHtml",
        '<p>Neuer Satz.</p><img src="bild:karte">',
        "noch keine Beschreibung",
    ),
    "fremdes Bild": (
        INHALT,
        "beschreibungHtml",
        '<p>Neuer Satz.</p><img src="bild:fremd" alt="x">',
        "„fremd“ gibt es in diesem Konzept nicht",
    ),
    "kein Datum": (f"{INHALT}zustaendigkeit/", "beginn", "31.02.2027", "Bitte ein Jahr, einen Monat oder einen Tag"),
    "fremder Akteur": (f"{INHALT}zustaendigkeit/", "federfuehrung", "fremd", "gültige Auswahl"),
    "fremder Stand": (f"{INHALT}zustaendigkeit/", "stand", "jux", "gültige Auswahl"),
    "keine Zahl": (f"{INHALT}mittel/", "kosten-0-betrag", "abc", "Bitte eine Zahl angeben"),
    "kein Jahr": (f"{INHALT}mittel/", "kosten-0-jahr", "abc", "Bitte ein Jahr von 1990"),
    "frühes Jahr": (f"{INHALT}mittel/", "kosten-1-jahr", "1492", "1990"),
    "fremdes Ziel": (f"{INHALT}wirkung/", "ziele", "fremd", "gültige Auswahl"),
    "Kreis": (f"{ORT}massnahmen/massnahme-1/bearbeiten/wirkung/", "haengtAbVon", "massnahme-0", "schließt einen Kreis"),
    "Kapitel": (f"{ORT}kapitel/abschnitt-vorwort/bearbeiten/", "titel", "", "Bitte ausfüllen."),
    "Handlungsfeld": (f"{ORT}handlungsfelder/feld-0/bearbeiten/", "leitziele", "fremd", "gültige Auswahl"),
    "Ziel": (f"{ORT}ziele/ziel-0-b/bearbeiten/", "bis", "bald", "Bitte ein Jahr"),
    "Ziel über sich": (f"{ORT}ziele/ziel-0-a/bearbeiten/", "uebergeordnet", "ziel-0-b", "nicht sich selbst dienen"),
    "Akteur": (f"{ORT}akteure/al-nur/bearbeiten/", "name", "", "Bitte ausfüllen."),
    "Gremium": (f"{ORT}gremien/beirat/bearbeiten/", "art", "verein", "gültige Auswahl"),
    "Zielwert": (f"{ORT}indikatoren/indikator-0/bearbeiten/", "zielwerte-0-wert", "viel", "Bitte eine Zahl"),
    "Zeitpunkt": (f"{ORT}indikatoren/indikator-0/bearbeiten/", "zielwerte-0-zeitpunkt", "bald", "Bitte ein Jahr"),
}


@pytest.fixture
def fremdes(nachbarstadt):
    """A concept next door whose ids could be guessed."""
    dokument = gueltiges_dokument()
    dokument["akteure"].append({"id": "fremd", "name": "Geheimer Verein"})
    return lies_ein(nachbarstadt, dokument)


@pytest.mark.parametrize(("adresse", "feld", "wert", "satz"), FEHLER.values(), ids=FEHLER)
def test_error_is_a_german_sentence_and_what_was_typed_stays(als, bob, konzept, fremdes, adresse, feld, wert, satz):
    client = als(bob)
    daten = formular(client, adresse)
    getippt = next((n for n in ("zielgruppe", "zeitraum", "ressourcen", "definition", "vorsitz") if n in daten), None)
    if getippt and getippt != feld:
        daten[getippt] = "Mühsam getippter Satz"
    vorher = Ereignis.objects.count()
    antwort = client.post(adresse, daten | {feld: wert})
    seite = seite_von(antwort)
    assert antwort.status_code == 200
    assert satz in seite
    assert "Geheimer Verein" not in seite
    if getippt and getippt != feld:
        assert "Mühsam getippter Satz" in seite
    if wert in ("31.02.2027", "abc", "1492", "bald", "viel"):
        assert f'value="{wert}"' in seite
    if "Neuer Satz" in wert:
        assert "Neuer Satz." in seite
    assert Ereignis.objects.count() == vorher


@pytest.mark.parametrize("adresse", GRUNDFORMULARE)
def test_saving_without_a_change_changes_nothing(als, bob, musterstadt, adresse):
    """Not even line breaks, which browsers send as CR LF."""
    dokument = gueltiges_dokument()
    dokument["handlungsfelder"][0]["massnahmen"][0]["ressourcen"] = "Eine halbe Stelle\nEin Raum"
    dokument["indikatoren"][0] |= {"definition": "Gezählt wird\neinmal im Jahr."}
    dokument["indikatoren"][0]["zielwerte"][0] |= {"wert": -2.5, "merkmale": {"geschlecht": "weiblich"}}
    dokument["leitbild"]["leitziele"][0]["titel"] = "Teilhabe\nfür alle"
    lies_ein(musterstadt, dokument, slug="integrationskonzept")
    client = als(bob)
    vorher = Ereignis.objects.count()
    antwort = client.post(f"{ORT}{adresse}", formular(client, f"{ORT}{adresse}"))
    assert antwort.status_code == 302, antwort.context["form"].errors
    assert [e.daten for e in Ereignis.objects.all()[: Ereignis.objects.count() - vorher]] == []


NEUE = {
    "kapitel": ({"titel": "Neues Kapitel", "eltern": "abschnitt-ausgangslage"}, Abschnitt),
    "massnahmen": ({"titel": "Neue", "handlungsfeld": "feld-1", "beschreibungHtml": "Ein\n\nZwei"}, Massnahme),
    "akteure": ({"name": "Neuer Verein"}, Akteur),
    "indikatoren": ({"titel": "Neue Quote", "zielwerte-TOTAL_FORMS": 0, "zielwerte-INITIAL_FORMS": 0}, Indikator),
}


@pytest.mark.parametrize(("pfad", "daten", "modell"), [(p, *rest) for p, rest in NEUE.items()], ids=NEUE)
def test_new_element(als, bob, konzept, pfad, daten, modell):
    antwort = als(bob).post(f"{ORT}{pfad}/_neu/", daten)
    assert antwort.status_code == 302
    neu = modell.objects.filter(konzept=konzept).last()
    assert str(neu) in daten.values()
    assert neu.geaendert_von == bob


def test_new_element_under_a_parent_of_another_concept(als, bob, konzept, nachbarstadt):
    dokument = gueltiges_dokument()
    dokument["abschnitte"].append({"id": "nur-dort", "titel": "Geheimes Kapitel"})
    dokument["handlungsfelder"].append({"id": "feld-dort", "titel": "Geheimes Feld"})
    lies_ein(nachbarstadt, dokument)
    for pfad, eltern in {"kapitel": "nur-dort", "ziele": "feld-dort"}.items():
        seite = seite_von(als(bob).post(f"{ORT}{pfad}/_neu/", {"titel": "Neuer Eintrag", "eltern": eltern}))
        assert "gibt es nicht mehr. Bitte von dort neu beginnen." in seite
        assert "Neuer Eintrag" in seite
        assert "Geheimes" not in seite


@pytest.fixture
def streit(als, alice, bob, konzept):
    """Bob has opened the form; Alice saves; Bob sends his."""
    client = als(bob)
    daten = formular(client, INHALT)
    aendere_element(element=massnahme(konzept), inhalt={"titel": "Von Alice", "sozialraum": "Süd"}, person=alice)
    daten |= {"titel": "Von Bob", "zielgruppe": "Auch von Bob"}
    return client, daten, client.post(INHALT, daten)


def test_conflict_shows_both_and_saves_nothing(streit, konzept):
    _, _, antwort = streit
    seite = seite_von(antwort)
    assert antwort.status_code == 409
    assert "Inzwischen hat Alice gespeichert" in seite
    [gegenueber] = antwort.context["konflikt"]
    assert (gegenueber.name, gegenueber.links, gegenueber.rechts) == ("Titel", "Von Bob", "Von Alice")
    assert 'value="Von Bob"' in seite
    assert 'value="Auch von Bob"' in seite
    assert massnahme(konzept).titel == "Von Alice"


def test_conflict_solved_with_ones_own_text(streit, konzept):
    client, daten, antwort = streit
    gesehen = antwort.context["form"]["gesehen"].value()
    assert client.post(INHALT, daten | {"gesehen": gesehen}).status_code == 302
    jetzt = massnahme(konzept)
    assert (jetzt.titel, jetzt.zielgruppe) == ("Von Bob", "Auch von Bob")
    assert jetzt.sozialraum == "Süd", "Was nur Alice geändert hat, bleibt."
    titel = [eintrag.daten["inhalt"]["titel"] for eintrag in verlauf_von(jetzt)]
    assert titel[:2] == ["Von Bob", "Von Alice"]


def test_conflict_solved_with_the_other_text(streit, konzept):
    client, daten, antwort = streit
    gesehen = antwort.context["form"]["gesehen"].value()
    antwort = client.post(INHALT, daten | {"gesehen": gesehen, "uebernehmen": "andere"}, follow=True)
    assert "Der andere Text gilt. Ihren finden Sie im Verlauf." in seite_von(antwort)
    assert (massnahme(konzept).titel, massnahme(konzept).version) == ("Von Alice", 2)
    verlauf = seite_von(client.get(f"{ORT}massnahmen/massnahme-0/verlauf/"))
    assert "Von Bob" in verlauf
    assert "Auch von Bob" in verlauf


def test_history_and_back(als, alice, bob, konzept):
    vorher = inhalt_von(massnahme(konzept))
    aendere_element(element=massnahme(konzept), inhalt={"titel": "Von Alice", "kosten": []}, person=alice)
    erstes = verlauf_von(massnahme(konzept)).last()
    client, ort = als(bob), f"{ORT}massnahmen/massnahme-0/verlauf/"
    seite = seite_von(client.get(ort))
    assert "Von Alice" in seite
    assert vorher["titel"] in seite
    antwort = client.post(f"{ort}{erstes.pk}/", follow=True)
    assert "Der frühere Stand gilt wieder. Der bisherige steht weiter im Verlauf." in seite_von(antwort)
    assert inhalt_von(massnahme(konzept)) == vorher
    fremd = verlauf_von(massnahme(konzept, 1)).last()
    assert client.post(f"{ort}{fremd.pk}/").status_code == 404
    assert client.get(f"{ort}{erstes.pk}/").status_code == 405


def test_into_the_papierkorb_and_back(als, bob, konzept):
    client = als(bob)
    antwort = client.post(f"{ORT}handlungsfelder/feld-0/loeschen/", follow=True)
    assert "„Handlungsbereich 0“ liegt mit 5 Einträgen, die daran hängen, im Papierkorb." in seite_von(antwort)
    assert client.get(f"{ORT}massnahmen/massnahme-0/").status_code == 404
    assert "Handlungsbereich 0" in seite_von(client.get(f"{ORT}papierkorb/"))
    antwort = client.post(f"{ORT}papierkorb/massnahmen/massnahme-1/", follow=True)
    loesche_element(element=massnahme(konzept, 4), person=bob)
    client.post(f"{ORT}handlungsfelder/feld-1/loeschen/")
    antwort = client.post(f"{ORT}papierkorb/massnahmen/massnahme-4/", follow=True)
    assert "Bitte zuerst „Handlungsbereich 1“ zurückholen" in seite_von(antwort)
    antwort = client.post(f"{ORT}papierkorb/handlungsfelder/feld-0/", follow=True)
    assert "„Handlungsbereich 0“ ist wieder da." in seite_von(antwort)
    assert client.get(f"{ORT}massnahmen/massnahme-0/").status_code == 200


class TestAbgelaufen:
    """The session ended while somebody was typing."""

    @pytest.fixture
    def getippt(self, als, bob, konzept):
        client = als(bob)
        daten = formular(client, INHALT)
        marke = re.search(r'name="_eingaben_von" value="([^"]+)"', client.get(INHALT).content.decode())[1]
        client.logout()
        return client, daten | {"zielgruppe": "Mühsam getippt", "_eingaben_von": marke}

    def melde_an(self, client, wer):
        antwort = client.post("/konto/anmelden/", {"login": f"{wer}@example.org", "password": PASSWORT})
        assert antwort.status_code == 302

    def test_the_same_person_gets_it_back_and_saves(self, getippt, konzept):
        client, daten = getippt
        antwort = client.post(INHALT, daten)
        assert antwort["Location"] == f"/konto/anmelden/?next={INHALT}"
        assert massnahme(konzept).zielgruppe != "Mühsam getippt"
        self.melde_an(client, "bob")
        seite = seite_von(client.get(INHALT))
        assert 'value="Mühsam getippt"' in seite
        assert "Ihre Eingaben von vorhin sind wieder da. Sie sind noch nicht gespeichert." in seite
        assert massnahme(konzept).zielgruppe != "Mühsam getippt"
        client.post(INHALT, daten)
        assert massnahme(konzept).zielgruppe == "Mühsam getippt"
        assert "Ihre Eingaben von vorhin" not in seite_von(client.get(INHALT))

    def test_it_is_seen_beside_what_is_saved_and_can_be_thrown_away(self, getippt, konzept):
        client, daten = getippt
        gespeichert = massnahme(konzept).zielgruppe
        client.post(INHALT, daten)
        self.melde_an(client, "bob")
        antwort = client.get(INHALT)
        [unterschied] = antwort.context["wieder_da"]
        assert (unterschied.links, unterschied.rechts) == ("Mühsam getippt", gespeichert)
        verwerfen = f"/eingaben/verwerfen/?pfad={INHALT}"
        assert f'action="{verwerfen}"' in unquote(seite_von(antwort))
        assert client.get(verwerfen).status_code == 405
        antwort = client.post(verwerfen, follow=True)
        assert antwort.redirect_chain == [(INHALT, 302)]
        assert "Mühsam getippt" not in seite_von(antwort)
        assert "Ihre Eingaben von vorhin sind verworfen." in seite_von(antwort)
        assert "Ihre Eingaben von vorhin" not in seite_von(client.get(INHALT))
        antwort = client.post(f"/eingaben/zurueckholen/?pfad={INHALT}", follow=True)
        assert 'value="Mühsam getippt"' in seite_von(antwort)

    @pytest.mark.parametrize("tat", ["verwerfen", "zurueckholen"])
    @pytest.mark.parametrize("pfad", ["", "//boese.example/", f"{INHALT}mittel/"])
    def test_nothing_kept_nothing_thrown_away(self, getippt, tat, pfad):
        client, daten = getippt
        client.post(INHALT, daten)
        self.melde_an(client, "bob")
        assert client.post(f"/eingaben/{tat}/?pfad={pfad}").status_code == 404
        assert 'value="Mühsam getippt"' in seite_von(client.get(INHALT))

    def test_nobody_throws_away_what_another_person_typed(self, getippt, alice):
        client, daten = getippt
        client.post(INHALT, daten)
        self.melde_an(client, "alice")
        assert client.post(f"/eingaben/verwerfen/?pfad={INHALT}").status_code == 404

    def test_another_person_does_not(self, getippt, alice):
        client, daten = getippt
        client.post(INHALT, daten)
        self.melde_an(client, "alice")
        seite = seite_von(client.get(INHALT))
        assert "Mühsam getippt" not in seite
        assert "Ihre Eingaben von vorhin" not in seite

    def test_nothing_of_a_stranger_is_kept(self, getippt, bob):
        client, daten = getippt
        client.post(INHALT, daten | {"_eingaben_von": "erfunden", "zielgruppe": "Werbung"})
        assert "eingaben" not in client.session
        self.melde_an(client, "bob")
        assert "Werbung" not in seite_von(client.get(INHALT))

    @pytest.mark.parametrize("herkunft", ["same-origin", "cross-site"])
    def test_form_opened_before_signing_in_anew(self, getippt, bob, konzept, herkunft):
        """The old token is refused; on our own page the form comes back filled, from elsewhere nothing is taken."""
        _, daten = getippt
        client = Client(enforce_csrf_checks=True)
        client.force_login(bob)
        alt = {"csrfmiddlewaretoken": "a" * 64}
        antwort = client.post(INHALT, daten | alt, headers={"Sec-Fetch-Site": herkunft})
        seite = seite_von(client.get(INHALT))
        assert massnahme(konzept).zielgruppe != "Mühsam getippt"
        if herkunft == "same-origin":
            assert antwort["Location"] == INHALT
            assert 'value="Mühsam getippt"' in seite
        else:
            assert antwort.status_code == 403
            assert "Mühsam getippt" not in seite


def test_text_typed_while_somebody_deletes_the_element_is_not_lost(als, alice, bob, konzept):
    client = als(bob)
    daten = formular(client, INHALT) | {"titel": "Bobs langer Abend"}
    loesche_element(element=massnahme(konzept), person=alice)
    antwort = client.post(INHALT, daten)
    assert "liegt inzwischen im Papierkorb" in seite_von(antwort)
    assert 'value="Bobs langer Abend"' in seite_von(antwort)
    client.post(f"{ORT}papierkorb/massnahmen/massnahme-0/")
    assert client.post(INHALT, daten).status_code == 302
    assert massnahme(konzept).titel == "Bobs langer Abend"


def test_end_before_the_beginning_is_refused(als, bob, konzept):
    adresse = f"{ORT}massnahmen/massnahme-0/bearbeiten/zustaendigkeit/"
    client = als(bob)
    antwort = client.post(adresse, formular(client, adresse) | {"beginn": "3/2028", "ende": "2027"})
    assert "Das Ende liegt vor dem Beginn." in seite_von(antwort)
    assert client.post(adresse, formular(client, adresse) | {"beginn": "3/2028", "ende": "2028"}).status_code == 302


def test_a_new_goal_typed_before_the_session_ended_can_still_be_saved(client, als, bob, konzept):
    adresse = f"{ORT}ziele/_neu/?handlungsfeld=feld-0"
    daten = formular(als(bob), adresse) | {"titel": "Ein Ziel vom Abend", "eltern": "feld-0"}
    daten[eingaben.MARKE] = eingaben.marke(bob)
    client.logout()
    client.post(f"{ORT}ziele/_neu/", daten)
    gemerkt = dict(client.session)["eingaben"]
    client.force_login(bob)
    sitzung = client.session
    sitzung["eingaben"] = gemerkt
    sitzung.save()
    seite = client.get(f"{ORT}ziele/_neu/")
    assert 'name="eltern" value="feld-0"' in " ".join(seite_von(seite).split())
    assert client.post(f"{ORT}ziele/_neu/", daten).status_code == 302


NOTE = '<span data-fussnote="">Quelle: <a href="https://x.example">Zensus</a></span>'


def test_footnotes_are_listed_at_the_end_of_their_chapter(als, konzept, alice):
    for kennung in ("abschnitt-vorwort", "menschen"):
        abschnitt = Abschnitt.objects.select_related("konzept").get(konzept=konzept, kennung=kennung)
        aendere_element(element=abschnitt, inhalt={"inhaltHtml": f"<p>a{NOTE} b{NOTE}</p>"}, person=alice)
    seite = seite_von(als(alice).get(f"{ORT}lesen/alles/"))

    zeichen = re.findall(r'role="doc-noteref" id="([^"]+)" href="#([^"]+)">(\d)<', seite)
    assert [nummer for *_, nummer in zeichen] == ["1", "2"] * 2
    for stelle, note, _ in zeichen:
        assert seite.count(f'id="{note}"') == seite.count(f'href="#{stelle}"') == 1
    assert seite.count('role="doc-endnotes"') == 2


def test_footnotes_stand_below_a_text_that_is_in_no_chapter(als, konzept, alice):
    leitbild = Leitbild.objects.select_related("konzept").get(konzept=konzept)
    aendere_element(element=leitbild, inhalt={"visionHtml": f"<p>Alle{NOTE}.</p>"}, person=alice)
    seite = seite_von(als(alice).get(f"{ORT}leitbild/"))
    assert seite.count('role="doc-noteref"') == seite.count('role="doc-backlink"') == 1


def test_lines_of_plain_text_stay_lines(als, konzept, alice):
    leitbild = Leitbild.objects.select_related("konzept").get(konzept=konzept)
    aendere_element(
        element=leitbild, inhalt={"visionHtml": "Wir wollen:\n- Räume\n- Zeit\n\nBald &amp; gut"}, person=alice
    )
    seite = seite_von(als(alice).get(f"{ORT}leitbild/"))
    assert "<p>Wir wollen:</p><ul><li>Räume</li><li>Zeit</li></ul><p>Bald & gut</p>" in seite


def test_rich_text_is_typed_with_plain_signs_where_no_script_runs(als, konzept, alice):
    adresse = f"{ORT}kapitel/abschnitt-vorwort/bearbeiten/"
    form = als(alice).get(adresse).context["form"]
    vorher = form.initial["inhaltHtml"]
    daten = formular(als(alice), adresse) | {
        "inhaltHtml": f"{als_text(vorher)}\r\n\r\n- neu",
        "inhaltHtml-vorher": f"={vorher}",
    }
    assert als(alice).post(adresse, daten).status_code == 302
    abschnitt = Abschnitt.objects.select_related("konzept").get(konzept=konzept, kennung="abschnitt-vorwort")
    assert abschnitt.inhalt == f"{vorher}<ul><li>neu</li></ul>"

    falsch = als(alice).post(adresse, daten | {"titel": "", "inhaltHtml": "*neu* <b>"})
    seite = falsch.content.decode()
    assert ">\n*neu* &lt;b&gt;</textarea>" in seite
    assert 'value="=&lt;p&gt;&lt;em&gt;neu&lt;/em&gt; &amp;lt;b&amp;gt;&lt;/p&gt;"' in seite


def test_what_was_typed_early_is_read_for_the_editor(als, konzept, alice, fatma):
    adresse = f"{ORT}textfeld/"
    antwort = als(alice).post(adresse, {"text": "a\n\n**b**", "vorher": "<p>a</p><script>x</script>"})
    assert antwort.content.decode() == "<p>a</p><p><strong>b</strong></p>"
    assert als(alice).get(adresse).status_code == 405
    assert als(fatma).post(adresse, {"text": "a"}).status_code == 403
