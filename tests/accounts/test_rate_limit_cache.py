"""The cache of sign-in: few queries, and a lock that holds over all processes."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from integrationskonzept import settings as of_the_house
from integrationskonzept.lib.rate_limit_cache import RateLimitDatabaseCache
from tests.conftest import PASSWORT

HOECHSTENS = 20


@pytest.fixture
def cache(settings, db):
    """The cache as it is in production."""
    settings.CACHES = of_the_house.CACHES
    call_command("createcachetable")
    assert isinstance(caches["default"], RateLimitDatabaseCache)
    return caches["default"]


def other():
    """The same cache as another process has it."""
    return RateLimitDatabaseCache("zwischenspeicher", {"VERSION": 2})


def test_sign_in_takes_few_queries(client, alice, cache, bremse, django_assert_max_num_queries):
    angaben = {"login": alice.email, "password": PASSWORT}
    Client().post(reverse("account_login"), angaben)
    with django_assert_max_num_queries(HOECHSTENS):
        assert client.post(reverse("account_login"), angaben).status_code == 302


def test_five_wrong_passwords_and_then_none(client, alice, cache, bremse):
    for _ in range(5):
        client.post(reverse("account_login"), {"login": alice.email, "password": "falsch"})
    antwort = client.post(reverse("account_login"), {"login": alice.email, "password": PASSWORT})
    assert "Zu viele Versuche" in antwort.content.decode()


def test_a_lock_is_held_until_it_is_given_back_or_something_is_written(cache):
    for gib_zurueck in (lambda: cache.delete("a:lock"), lambda: cache.set("a", [1], 60)):
        assert cache.add("a:lock", True, timeout=10)
        assert not other().add("a:lock", True, timeout=10)
        gib_zurueck()
        naechster = other()
        assert naechster.add("a:lock", True, timeout=10)
        naechster.delete("a:lock")


def test_a_lock_left_behind_ends(cache):
    assert other().add("a:lock", True, timeout=-1)
    assert cache.add("a:lock", True, timeout=10)


def test_what_was_written_is_read_until_it_expires(cache):
    assert cache.get("a", []) == []
    cache.set("a", [2.5, 1.5], 60)
    assert other().get("a") == [2.5, 1.5]
    assert cache.add("a:lock", True, timeout=10)
    assert cache.get("a") == [2.5, 1.5]
    cache.set("a", [1], -1)
    assert cache.get("a", []) == []
    assert cache.add("a:lock", True, timeout=10)
    assert cache.get("a", []) == []


def test_expired_rows_go(cache):
    cache.set("a", [1], -1)
    other().add("b:lock", True, timeout=10)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM zwischenspeicher")
        assert [name for (name,) in cursor.fetchall()] == [":2:b"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("postgresql")  # in memory SQLite has one connection
def test_of_many_at_once_one_takes_the_lock(settings):
    settings.CACHES = of_the_house.CACHES
    call_command("createcachetable")

    def take(_):
        try:
            return other().add("a:lock", True, timeout=10)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(take, range(20))) == 1
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE zwischenspeicher")
