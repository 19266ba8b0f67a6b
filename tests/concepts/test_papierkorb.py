"""A trial concept goes into the Papierkorb and comes back with everything; nothing that was decided goes there."""

from html import unescape

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Ereignis
from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.enums import Fassungszweck
from concepts.models import Fassung, Konzept, Massnahme
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import Unmoeglich, aendere_element
from concepts.services.fassungen import nimm_fassung_zurueck
from concepts.services.konzepte import lege_konzept_an
from concepts.services.papierkorb import hole_konzept_zurueck, loesche_konzept
from tests.dokumente import kleines_dokument

KONZEPT = "/musterstadt/integrationskonzept/"
PAPIERKORB = "/musterstadt/papierkorb/"


def seite_von(antwort):
    return " ".join(unescape(antwort.content.decode()).split())


@pytest.fixture
def entwurf(konzept, alice):
    return friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)


@pytest.fixture
def geloescht(konzept, alice, entwurf):
    return loesche_konzept(konzept=konzept, person=alice)


def frisch(konzept):
    return Konzept.alle.select_related("kommune").get(pk=konzept.pk)


def test_asks_first_and_says_what_goes_along(als, alice, konzept, entwurf):
    client = als(alice)
    assert f'href="{KONZEPT}einstellungen/loeschen/"' in seite_von(client.get(f"{KONZEPT}einstellungen/"))
    seite = seite_von(client.get(f"{KONZEPT}einstellungen/loeschen/"))
    assert "5 Kapiteln und 9 Maßnahmen, 1 Fassung." in seite
    assert frisch(konzept).geloescht_am is None


def test_its_addresses_lead_nowhere_and_come_back_with_everything(als, alice, ben, konzept, entwurf):
    client = als(alice)
    vorher = als_text(baue_dokument(konzept))
    antwort = client.post(f"{KONZEPT}einstellungen/loeschen/", follow=True)
    assert antwort.redirect_chain == [("/musterstadt/", 302)]
    assert f'action="{PAPIERKORB}{konzept.pk}/"' in seite_von(antwort)
    for wer in (alice, ben):
        for ende in ("", "fassungen/", "fassungen/1/", "broschuere/", "kapitel/"):
            assert als(wer).get(KONZEPT + ende).status_code == 404
        assert konzept.titel not in seite_von(als(wer).get("/musterstadt/"))
    client = als(alice)
    assert konzept.titel in seite_von(client.get(PAPIERKORB))
    antwort = client.post(f"{PAPIERKORB}{konzept.pk}/", follow=True)
    assert antwort.redirect_chain == [(KONZEPT, 302)]
    assert als_text(baue_dokument(frisch(konzept))) == vorher
    assert als(ben).get(f"{KONZEPT}fassungen/1/").status_code == 200
    assert konzept.titel not in seite_von(als(alice).get(PAPIERKORB))
    trail = Ereignis.objects.filter(akte=konzept.akte, code__startswith="konzept.").values_list("code", flat=True)
    assert list(trail)[:2] == ["konzept.zurueckgeholt", "konzept.geloescht"]


def test_the_database_still_refuses_to_lose_it(geloescht):
    with pytest.raises(IntegrityError), transaction.atomic():
        geloescht.delete()
    assert Fassung.objects.filter(konzept=geloescht).exists()


def test_a_new_concept_may_have_its_address_and_nothing_collides(als, alice, musterstadt, geloescht):
    neues = lege_konzept_an(kommune=musterstadt, dokument=kleines_dokument(), person=alice, slug=geloescht.slug)
    antwort = als(alice).post(f"{PAPIERKORB}{geloescht.pk}/", follow=True)
    assert antwort.redirect_chain == [(f"/musterstadt/{geloescht.slug}-2/", 302)]
    assert f"Es liegt jetzt unter „{geloescht.slug}-2“." in seite_von(antwort)
    assert frisch(neues).slug == geloescht.slug
    loesche_konzept(konzept=neues, person=alice)
    loesche_konzept(konzept=frisch(geloescht), person=alice)
    assert Konzept.objects.count() == 0
    assert Konzept.alle.count() == 2


def test_what_the_council_reads_stays(als, alice, konzept):
    beschluss = friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.BESCHLUSS, person=alice)
    client = als(alice)
    antwort = client.post(f"{KONZEPT}einstellungen/loeschen/", follow=True)
    assert "Aus diesem Konzept ist eine Beschlussfassung eingefroren" in seite_von(antwort)
    assert 'type="submit">In den Papierkorb legen' not in seite_von(antwort)
    assert frisch(konzept).geloescht_am is None
    with pytest.raises(Unmoeglich):
        loesche_konzept(konzept=konzept, person=alice)
    nimm_fassung_zurueck(fassung=beschluss, grund="Versehen", person=alice)
    assert loesche_konzept(konzept=konzept, person=alice).geloescht_am


def test_only_the_leitung_and_only_what_lies_there(als, alice, bob, charlie, konzept, geloescht):
    assert als(bob).get(PAPIERKORB).status_code == 403
    assert als(bob).post(f"{PAPIERKORB}{konzept.pk}/").status_code == 403
    assert als(charlie).post(f"{PAPIERKORB}{konzept.pk}/").status_code == 404
    assert als(charlie).post(f"/nachbarstadt/papierkorb/{konzept.pk}/").status_code == 404
    hole_konzept_zurueck(konzept=geloescht, person=alice)
    assert als(bob).post(f"{KONZEPT}einstellungen/loeschen/").status_code == 403
    assert als(alice).post(f"{PAPIERKORB}{konzept.pk}/").status_code == 404


def test_who_was_saving_just_then_loses_nothing(konzept, bob, geloescht):
    """The request had found the concept before it was deleted."""
    massnahme = Massnahme.objects.select_related("konzept").get(konzept=konzept, kennung="massnahme-0")
    aendere_element(element=massnahme, inhalt={"titel": "Gerade noch"}, person=bob)
    massnahme.refresh_from_db()
    assert massnahme.titel == "Gerade noch"
