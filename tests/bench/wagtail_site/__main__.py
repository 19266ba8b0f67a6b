"""A small Wagtail in a folder that vanishes; for each line, `editor` or `start`, it prints the processor time of a GET.

Runs in an environment of its own and knows nothing of the house: `python -m wagtail_site FOLDER TITLE TEXT`.
"""

import sys
import time
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.urls import include, path

APPS = (
    *(f"wagtail.{name}" for name in ("users", "snippets", "documents", "images", "embeds", "search", "admin")),
    *(f"wagtail.contrib.{name}" for name in ("forms", "redirects")),
    *("wagtail.sites", "wagtail", "modelcluster", "taggit"),
    *(f"django.contrib.{name}" for name in ("auth", "contenttypes", "sessions", "messages", "staticfiles")),
    *("django_filters", "wagtail_site"),
)
MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
PROCESSORS = (
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
)
MIGRATIONS = "wagtail_site_migrations"
PAGES = 12
urlpatterns: list = []


def set_up(folder: Path) -> None:
    """As `wagtail start` sets it up for production, with SQLite and in German."""
    settings.configure(
        SECRET_KEY="x" * 50,
        DEBUG=False,
        ALLOWED_HOSTS=["testserver"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=APPS,
        MIDDLEWARE=MIDDLEWARE,
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": PROCESSORS},
            }
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "wagtail.sqlite3"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        MEDIA_ROOT=folder / "media",
        STATIC_URL="/static/",
        LANGUAGE_CODE="de",
        TIME_ZONE="Europe/Berlin",
        USE_TZ=True,
        LANGUAGES=[("de", "Deutsch")],
        WAGTAIL_CONTENT_LANGUAGES=[("de", "Deutsch")],
        MIGRATION_MODULES={"wagtail_site": MIGRATIONS},
        WAGTAIL_SITE_NAME="Vergleich",
        WAGTAILADMIN_BASE_URL="http://testserver",
        WAGTAIL_ENABLE_UPDATE_CHECK=False,
    )
    django.setup()
    urlpatterns.append(path("admin/", include("wagtail.admin.urls")))
    (folder / MIGRATIONS).mkdir()
    (folder / MIGRATIONS / "__init__.py").touch()
    sys.path.append(str(folder))
    call_command("makemigrations", "wagtail_site", verbosity=0)
    call_command("migrate", verbosity=0)


def addresses(title: str, text: str) -> tuple:
    """A client that is signed in, and where the editor of a page and the start are."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse
    from wagtail.models import Page

    from .models import Massnahmenseite

    user = get_user_model().objects.create_superuser("alice", "alice@example.org", "x")
    home = Page.objects.get(depth=2)
    for number in range(PAGES):
        page = Massnahmenseite(title=f"{title} {number}", nummer=str(number), handlungsfeld="feld-1", beschreibung=text)
        home.add_child(instance=page)
        page.save_revision(user=user).publish()
    client = Client()
    client.force_login(user)
    return client, {"editor": reverse("wagtailadmin_pages:edit", args=[page.pk]), "start": reverse("wagtailadmin_home")}


def main() -> None:
    set_up(Path(sys.argv[1]))
    client, places = addresses(*sys.argv[2:])
    for line in sys.stdin:
        begin = time.process_time()
        answer = client.get(places[line.strip()])
        duration = time.process_time() - begin
        if answer.status_code != 200:
            raise RuntimeError(f"{line.strip()}: {answer.status_code}")
        print(duration, flush=True)


if __name__ == "__main__":
    main()
