"""From the question to the Fassung: what is kept, what is tried first, and what is said when it fails."""

import pytest
from django.utils import timezone

from accounts.models import Ereignis
from concepts import folgen
from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.dokument.maengel import Stelle
from concepts.enums import Fassungszweck
from concepts.folgen import Hindernis
from concepts.models import Abschnitt, Bild, Einfrierung, Fassung, Fassungsbild, Massnahme
from concepts.services.einfrieren import (
    FEHLER,
    SchonEingefroren,
    beantrage_fassung,
    friere_fassung_ein,
    ziehe_zurueck,
)
from concepts.services.elemente import Unmoeglich, aendere_element
from integrationskonzept.lib.jobs import run_now
from integrationskonzept.lib.jobs.models import LEASE_TIME, Zustand

pytestmark = pytest.mark.django_db
KONZEPT = "/musterstadt/integrationskonzept/"
ORT = f"{KONZEPT}fassungen/"


@pytest.fixture(autouse=True)
def vorbereitung(monkeypatch):
    """What is tried first: nothing, unless a test says so; gives the list of what was asked for."""
    erfolge = []

    def bereite_vor(fassung, fortschritt):
        erfolge.append((fassung.nummer, fassung.pk))
        fortschritt(1, 1)
        return lambda gefrorene, person: erfolge.append((gefrorene.nummer, gefrorene.pk is not None))

    monkeypatch.setattr(folgen, "_vor_dem_einfrieren", [bereite_vor])
    return erfolge


@pytest.fixture
def scheitert(monkeypatch):
    """From now on preparing raises."""

    def mit(fehler):
        def wirf(fassung, fortschritt):
            raise fehler

        monkeypatch.setattr(folgen, "_vor_dem_einfrieren", [wirf])

    return mit


def beantrage(konzept, person, zweck=Fassungszweck.ENTWURF, **angaben):
    return beantrage_fassung(konzept=konzept, zweck=zweck, person=person, **angaben)


def frisch(einfrierung):
    return Einfrierung.objects.get(pk=einfrierung.pk)


def seite_von(antwort):
    assert antwort.status_code == 200
    return " ".join(antwort.content.decode().split())


class TestDienst:
    def test_was_beantragt_wurde_wird_eingefroren_auch_wenn_inzwischen_weitergeschrieben_wird(
        self, konzept, alice, vorbereitung
    ):
        vorher = als_text(baue_dokument(konzept))
        einfrierung = beantrage(konzept, alice, notiz="Für den Beirat")
        aendere_element(element=Massnahme.objects.first(), inhalt={"titel": "Neu"}, person=alice)
        assert not Fassung.objects.exists()

        run_now(einfrierung)

        fassung = Fassung.objects.get()
        assert (fassung.nummer, fassung.text, fassung.notiz, fassung.erstellt_von) == (
            1,
            vorher,
            "Für den Beirat",
            alice,
        )
        assert fassung.erstellt_am == einfrierung.angefordert_am
        assert {bild.datei for bild in Fassungsbild.objects.all()} == {str(bild.datei) for bild in Bild.objects.all()}
        assert frisch(einfrierung).fassung == fassung and frisch(einfrierung).auftrag == {}
        assert vorbereitung == [(1, None), (1, True)]

    def test_was_waehrend_des_lesens_geschrieben_wird_ist_dabei(self, konzept, alice, monkeypatch):
        gelesen = []

        def baue_und_schreibe(konzept, **angaben):
            dokument = baue_dokument(konzept, **angaben)
            if not gelesen:
                aendere_element(element=Massnahme.objects.first(), inhalt={"titel": "Derweil"}, person=alice)
            gelesen.append(dokument)
            return dokument

        monkeypatch.setattr("concepts.services.einfrieren.baue_dokument", baue_und_schreibe)
        einfrierung = beantrage(konzept, alice)

        assert len(gelesen) == 2 and '"Derweil"' in einfrierung.auftrag["dokument"]

    def test_gleich_eingefroren_und_beantragt_ist_dasselbe(self, konzept, alice):
        sofort = friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)
        run_now(beantrage(konzept, alice))

        assert {fassung.pruefsumme for fassung in Fassung.objects.all()} == {sofort.pruefsumme}

    def test_zur_selben_zeit_entsteht_nur_eine(self, konzept, alice, bob):
        erste = beantrage(konzept, alice)
        assert beantrage(konzept, bob, zweck=Fassungszweck.BESCHLUSS) == erste
        run_now(erste)
        with pytest.raises(SchonEingefroren):
            beantrage(konzept, bob, nummer=1)

    def test_ist_die_nummer_inzwischen_vergeben_entsteht_keine(self, konzept, alice):
        einfrierung = beantrage(konzept, alice)
        friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)

        run_now(einfrierung)

        assert Fassung.objects.count() == 1
        assert frisch(einfrierung).fehler == "Fassung 1 ist schon eingefroren."

    @pytest.mark.parametrize(
        ("fehler", "satz"),
        [
            (Hindernis("Ein Text ist zu lang."), "Ein Text ist zu lang."),
            (ValueError("geheim"), FEHLER),
            (
                TimeoutError(),
                "Die Fassung wurde nicht eingefroren, weil das Setzen ihrer Broschüre zu lange gedauert hat.",
            ),
            (OSError(28, "voll"), "Die Fassung wurde nicht eingefroren, weil auf dem Server kein Platz mehr frei ist."),
        ],
    )
    def test_was_sich_nicht_setzen_laesst_wird_nie_eingefroren(self, konzept, alice, scheitert, fehler, satz):
        scheitert(fehler)
        einfrierung = beantrage(konzept, alice)

        run_now(einfrierung)

        assert not Fassung.objects.exists()
        assert not Ereignis.objects.filter(code="fassung.eingefroren").exists()
        assert frisch(einfrierung).fehler.startswith(satz)

    def test_scheitert_eine_folge_gibt_es_weder_sie_noch_die_fassung(self, konzept, alice, monkeypatch):
        def wirf(fassung, person):
            raise ValueError

        monkeypatch.setattr(folgen, "_vor_dem_einfrieren", [lambda fassung, fortschritt: wirf])
        einfrierung = beantrage(konzept, alice)

        run_now(einfrierung)

        assert not Fassung.objects.exists() and frisch(einfrierung).fehler == FEHLER

    def test_zurueckgezogen_wird_nichts_eingefroren(self, konzept, alice, monkeypatch):
        einfrierung = beantrage(konzept, alice)

        def ziehe_derweil_zurueck(fassung, fortschritt):
            assert ziehe_zurueck(einfrierung)
            return lambda gefrorene, person: None

        monkeypatch.setattr(folgen, "_vor_dem_einfrieren", [ziehe_derweil_zurueck])
        run_now(einfrierung)

        assert not Fassung.objects.exists() and not Einfrierung.objects.exists()

    def test_stirbt_der_arbeiter_friert_ein_anderer_ein(self, konzept, alice):
        einfrierung = beantrage(konzept, alice)
        lange_her = timezone.now() - 2 * LEASE_TIME
        Einfrierung.objects.update(zustand=Zustand.LAEUFT, lease="tot", heartbeat=lange_her, versuche=1)

        run_now(einfrierung)
        run_now(einfrierung)

        assert Fassung.objects.get() == frisch(einfrierung).fassung

    def test_eingefrorenes_laesst_sich_nicht_zurueckziehen(self, konzept, alice):
        einfrierung = beantrage(konzept, alice)
        run_now(einfrierung)
        assert not ziehe_zurueck(einfrierung)

    def test_eine_beschaedigte_bilddatei_haelt_das_einfrieren_auf(self, konzept, alice):
        bild = Bild.objects.get(konzept=konzept, kennung="karte")
        einfrierung = beantrage(konzept, alice)
        with bild.datei.storage.open(str(bild.datei), "wb") as datei:
            datei.write(b"")
        try:
            run_now(einfrierung)
        finally:
            bild.datei.storage.delete(str(bild.datei))

        assert "fehlt auf dem Server oder ist beschädigt" in frisch(einfrierung).fehler
        assert [stelle["kennung"] for stelle in frisch(einfrierung).stellen] == ["karte"]
        assert not Fassung.objects.exists()
        with pytest.raises(Unmoeglich, match="fehlt auf dem Server oder ist beschädigt"):
            beantrage(konzept, alice)


class TestSeiten:
    def test_von_der_frage_bis_zur_fassung(self, als, alice, konzept):
        client = als(alice)
        antwort = client.post(f"{ORT}neu/", {"zweck": "entwurf", "notiz": "Für Ben", "nummer": "1"})
        einfrierung = Einfrierung.objects.get()
        adresse = f"{ORT}entsteht/{einfrierung.pk}/"
        assert antwort.url == adresse

        seite = seite_von(client.get(adresse))
        for satz in ("Das Einfrieren kommt gleich an die Reihe.", "Für Ben", "Doch nicht einfrieren"):
            assert satz in seite
        liste = client.get(ORT)
        assert "Fassung 1 wird gerade eingefroren." in seite_von(liste) and f'href="{ORT}neu/"' not in seite_von(liste)
        assert "Fassung 1 wird gerade eingefroren." in seite_von(client.get(KONZEPT))
        assert client.get(f"{ORT}neu/").url == adresse
        assert "<h1" not in seite_von(client.get(adresse, headers={"HX-Request": "true"}))

        run_now(einfrierung)

        assert "Fassung 1 ist eingefroren." in seite_von(client.get(adresse))
        fertig = client.get(adresse, headers={"HX-Request": "true"})
        assert fertig.headers["HX-Retarget"] == "#stand" and "Fassung 1 lesen" in seite_von(fertig)
        assert "wird gerade eingefroren" not in seite_von(client.get(ORT))

    def test_was_im_weg_steht_ist_verlinkt_und_getipptes_bleibt(self, als, alice, konzept, scheitert):
        kapitel = Abschnitt.objects.filter(konzept=konzept).first()
        scheitert(Hindernis("Ein Text ist zu lang.", (Stelle("abschnitt", kapitel.kennung, kapitel.titel),)))
        einfrierung = beantrage(konzept, alice, notiz="Für Ben")
        run_now(einfrierung)
        client = als(alice)

        seite = seite_von(client.get(f"{ORT}entsteht/{einfrierung.pk}/"))
        assert "Ein Text ist zu lang." in seite
        assert f'href="{KONZEPT}kapitel/{kapitel.kennung}/bearbeiten/"' in seite
        assert "Fassung 1 wurde nicht eingefroren." in seite_von(client.get(ORT))
        cockpit = client.get(KONZEPT)
        assert "Fassung 1 wurde nicht eingefroren." in seite_von(cockpit)
        assert f"{ORT}neu/" not in {schritt.url for schritt in cockpit.context["schritte"]}
        assert "Für Ben" in seite_von(client.get(f"{ORT}neu/?zweck=entwurf"))

    def test_noch_einmal_mit_dem_was_jetzt_dasteht(self, als, alice, konzept, scheitert, monkeypatch):
        scheitert(Hindernis("Ein Text ist zu lang."))
        einfrierung = beantrage(konzept, alice, notiz="Für Ben")
        run_now(einfrierung)
        aendere_element(element=Massnahme.objects.first(), inhalt={"titel": "Kurz"}, person=alice)
        monkeypatch.setattr(folgen, "_vor_dem_einfrieren", [])

        antwort = als(alice).post(f"{ORT}entsteht/{einfrierung.pk}/wiederholen/")

        neue = Einfrierung.objects.get()
        assert antwort.url == f"{ORT}entsteht/{neue.pk}/" and neue.notiz == "Für Ben"
        run_now(neue)
        assert '"Kurz"' in Fassung.objects.get().text

    def test_zurueckziehen(self, als, alice, konzept):
        einfrierung = beantrage(konzept, alice)
        client = als(alice)
        antwort = client.post(f"{ORT}entsteht/{einfrierung.pk}/zurueckziehen/", follow=True)
        assert "Es wird nichts eingefroren." in seite_von(antwort)
        assert client.get(f"{ORT}entsteht/{einfrierung.pk}/").url == ORT
        assert client.get(f"{ORT}entsteht/{einfrierung.pk}/", headers={"HX-Request": "true"})["HX-Redirect"] == ORT

    def test_nur_die_leitung(self, als, bob, konzept, alice):
        einfrierung = beantrage(konzept, alice)
        assert als(bob).get(f"{ORT}entsteht/{einfrierung.pk}/").status_code == 403
        assert "wird gerade eingefroren" not in seite_von(als(bob).get(ORT))
