"""The outbox of a demonstration: public there, nowhere else."""

import pytest
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from accounts.models import AusgegangenePost

BACKEND = "accounts.postausgang.PostausgangBackend"


@pytest.fixture
def vorfuehrung(settings):
    settings.DEMO_MODUS = True


def senden(betreff="Betreff", text="Text", **felder):
    nachricht = EmailMessage(betreff, text, to=["emil@example.org"], connection=get_connection(BACKEND), **felder)
    return nachricht.send()


def test_backend_keeps_what_was_sent(db):
    assert senden(cc=["berta@example.org"], attachments=[("termin.ics", "BEGIN", "text/calendar")]) == 1
    post = AusgegangenePost.objects.get()
    assert (post.an, post.betreff, post.text) == ("emil@example.org, berta@example.org", "Betreff", "Text")
    assert post.anhaenge == ["termin.ics"]


def test_backend_ignores_mail_to_nobody(db):
    assert not EmailMessage("x", "y", connection=get_connection(BACKEND)).send()
    assert not AusgegangenePost.objects.exists()


def test_outside_of_a_demonstration_there_is_nothing(client, db, settings, betreiberin):
    settings.DEMO_MODUS = False
    senden()
    client.force_login(betreiberin)
    assert client.get(reverse("postausgang")).status_code == 404
    assert client.get(reverse("postausgang_nachricht", args=[AusgegangenePost.objects.get().pk])).status_code == 404


def test_newest_first(client, db, vorfuehrung):
    senden("erste")
    senden("zweite")
    seite = client.get(reverse("postausgang")).content.decode()
    assert seite.index("zweite") < seite.index("erste")


def test_links_can_be_followed_and_text_stays_text(client, db, vorfuehrung):
    senden(text="Hier: http://testserver/einladung/abc/ <b>x</b>")
    seite = client.get(reverse("postausgang_nachricht", args=[AusgegangenePost.objects.get().pk])).content.decode()
    assert 'href="http://testserver/einladung/abc/"' in seite
    assert "&lt;b&gt;x" in seite


@pytest.mark.parametrize("anzahl", [1, 240])
def test_queries_do_not_grow(client, db, vorfuehrung, anzahl, django_assert_num_queries):
    AusgegangenePost.objects.bulk_create(AusgegangenePost(von="a", an="b", betreff=f"{n}") for n in range(anzahl))
    with django_assert_num_queries(2):
        assert client.get(reverse("postausgang")).status_code == 200
