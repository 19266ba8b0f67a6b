"""Settings of the tests: production's, but quick and with nothing that leaves the machine."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "nur-fuer-die-tests-" + "x" * 50)
os.environ["DEBUG"] = "0"

from integrationskonzept.settings import *  # noqa: F403

DEBUG = False
DEMO_MODUS = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SECURE_SSL_REDIRECT = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {name: {"BACKEND": MEMORY, "LOCATION": name} for name in ("default", "pages", "holes")}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = tempfile.mkdtemp(prefix="integrationskonzept-tests-")
if DATABASES["default"]["ENGINE"] == "integrationskonzept.lib.sqlite":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405
