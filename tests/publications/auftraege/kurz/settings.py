from tests.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.publications.auftraege.kurz"]  # noqa: F405
MEDIA_ROOT = env.str("MEDIA_ROOT")  # noqa: F405
if DATABASES["default"]["ENGINE"] == "integrationskonzept.lib.sqlite":  # noqa: F405
    DATABASES["default"]["OPTIONS"]["timeout"] = 1  # noqa: F405
