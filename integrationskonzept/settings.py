"""One settings file, read from the environment; `checks.py` refuses what would be unsafe in production."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
ENTWICKLUNGSSCHLUESSEL = "nur-fuer-die-entwicklung"
SECRET_KEY = env.str("SECRET_KEY", default=ENTWICKLUNGSSCHLUESSEL)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "template_partials",
    "integrationskonzept",
    "accounts",
    "concepts",
    "monitoring",
    "publications",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "integrationskonzept.gepackt.Packen",
    "csp.middleware.CSPMiddleware",
    "integrationskonzept.ausfall.Ausfallseite",
    "integrationskonzept.lib.sessions.ReadingSessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "integrationskonzept.lib.posted.TidyPost",
    "accounts.submissions.OneOfEach",
]

ROOT_URLCONF = "integrationskonzept.urls"
WSGI_APPLICATION = "integrationskonzept.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "integrationskonzept.context.haus",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

if "DATABASE_URL" not in env.ENVIRON:
    VAR_DIR.mkdir(exist_ok=True)  # SQLite makes the file, not its folder
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'integrationskonzept.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"] |= {
        "ENGINE": "integrationskonzept.lib.sqlite",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # recursive_triggers: else REPLACE would get past the triggers that keep Fassungen unchanged
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;",
        },
    }
else:
    # A server that is gone without a word must not hold its connections for the minutes that TCP allows.
    GIVES_UP = {"connect_timeout": 5, "tcp_user_timeout": 10_000}
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    DATABASES["default"]["OPTIONS"] = GIVES_UP | DATABASES["default"].get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Rate limits must hold over all web processes; only sign-in and codes read this cache.
CACHES = {
    "default": {
        "BACKEND": "integrationskonzept.lib.rate_limit_cache.RateLimitDatabaseCache",
        "LOCATION": "zwischenspeicher",
        "VERSION": 2,
    },
    # Rendered pages, shared by the web processes of one machine; about 10 kB each. Deleting the folder is harmless.
    "pages": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": env.str("PAGE_CACHE_DIR", default=str(VAR_DIR / "seiten")),
        "TIMEOUT": 30 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    # Heads of pages, one for each person and Kommune; each process has its own, since they are small and quickly made.
    "holes": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "holes",
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backend.AccountBackend"]
SESSION_ENGINE = "integrationskonzept.lib.session_store"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": optionen}
    for name, optionen in [
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "uebersicht"
LOGOUT_REDIRECT_URL = "start"

ACCOUNT_ADAPTER = "accounts.adapter.KontoAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever was invited has shown that the address is theirs
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "accounts.forms.konto.AnmeldenForm",
    "request_login_code": "accounts.forms.konto.CodeAnfordernForm",
    "confirm_login_code": "accounts.forms.konto.CodeEingebenForm",
    "reset_password": "accounts.forms.konto.PasswortVergessenForm",
    "reset_password_from_key": "accounts.forms.konto.NeuesPasswortForm",
    "change_password": "accounts.forms.konto.PasswortAendernForm",
    "set_password": "accounts.forms.konto.PasswortFestlegenForm",
    "add_email": "accounts.forms.konto.AdresseAendernForm",
    "reauthenticate": "accounts.forms.konto.BestaetigenForm",
}
# A whole town hall may share one address; the limit per account stays small.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "request_login_code": "20/m/ip,3/10m/key",
    "reset_password": "20/m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "confirm_email": "1/3m/key",
    "signup": "20/m/ip",
}
MFA_ADAPTER = "accounts.adapter.ZweiterFaktorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.konto.ZweiterFaktorForm",
    "reauthenticate": "accounts.forms.konto.ZweiterFaktorBestaetigenForm",
    "activate_totp": "accounts.forms.konto.AppEinrichtenForm",
    "add_webauthn": "accounts.forms.konto.PasskeyForm",
    "edit_webauthn": "accounts.forms.konto.PasskeyUmbenennenForm",
}
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "10/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Integrationskonzept"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

# In demo mode nothing leaves the machine: mail is kept in the database and read at /postausgang/.
DEMO_MODUS = DEBUG and not env.str("EMAIL_URL", default="")
if DEMO_MODUS:
    MIDDLEWARE.insert(-1, "integrationskonzept.fehlerseiten.EigeneFehlerseiten")
    EMAIL_BACKEND = "accounts.postausgang.PostausgangBackend"
else:
    vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Integrationskonzept <integrationskonzept@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LANGUAGE_CODE = "de"
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Berlin")
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "integrationskonzept.lib.files.WholeFileStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "integrationskonzept.lib.statisch.ModulStorage"
        )
    },
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("map", "woff2", "ttf", "png", "jpg", "txt")
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "integrationskonzept.lib.uploads.DiskUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not DEBUG
HINTER_PROXY = env.bool("HINTER_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HINTER_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HINTER_PROXY else 0
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEBUG
SECURE_HSTS_PRELOAD = not DEBUG
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_SAVE_EVERY_REQUEST = False
CSRF_FAILURE_VIEW = "integrationskonzept.fehlerseiten.formular_abgelaufen"

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "filters": {"kein_ausfall": {"()": "integrationskonzept.ausfall.OnceIsEnough"}},
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "fontTools", "pikepdf", "PIL")}
    | {"django.request": {"level": "ERROR", "filters": ["kein_ausfall"]}},
    "root": {"handlers": ["console"], "level": "INFO" if DEBUG else "WARNING"},
}
