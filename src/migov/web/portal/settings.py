"""Settings of the public side: no database, no session, no secret that anything would depend on.

=========================== ==========================================================================================
``MIGOV_HOME``              the data folder; its folder ``published`` is all that is read
``MIGOV_PUBLISHED``         that folder itself, where the public side runs on another machine
``MIGOV_PORTAL_ADDRESS``    the public base address, such as ``https://profiles.example.org``; it stands in feeds,
                            citations and data sets
``MIGOV_PROXIES``           how many proxies of ours stand before it and write ``X-Forwarded-For``; without it everybody
                            behind a proxy on this machine counts as one, and nobody is told to come again
=========================== ==========================================================================================
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from migov.store import folder
from migov.store.published import place

MIGOV_HOME = folder.home()
_PROXIES = os.environ.get("MIGOV_PROXIES", "").strip()
PORTAL_PROXIES = int(_PROXIES) if _PROXIES.isascii() and _PROXIES.isdecimal() else 0
PORTAL_ADDRESS = os.environ.get("MIGOV_PORTAL_ADDRESS", "").strip().rstrip("/")

DEBUG = False
SECRET_KEY = secrets.token_urlsafe(32)
"""Django wants one; nothing here is signed with it, so it is another one in every process."""
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = LOOPBACK + [host for host in [urlsplit(PORTAL_ADDRESS).hostname] if host]

WEB = Path(__file__).parent.parent
INSTALLED_APPS = ["django.contrib.staticfiles"]
"""Not the app of the web: its tags ask who is signed in, and nobody is here."""
LOCALE_PATHS = [WEB / "locale"]
STATICFILES_DIRS = [WEB / "static"]
DATABASES: dict[str, object] = {}
ROOT_URLCONF = "migov.web.portal.urls"
WSGI_APPLICATION = "migov.web.portal.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "migov.web.api.limiting.Limits",
    "migov.web.portal.front.Front",
    "django.middleware.locale.LocaleMiddleware",
    "migov.web.portal.refusals.ErrorsAsPages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "migov.web.portal.fragments"],
        },
    }
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español"), ("pt", "Português"), ("ar", "العربية")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
APPEND_SLASH = False

STATIC_URL = "/static/"
STATIC_ROOT = place.folder_in(MIGOV_HOME) / place.STATIC
GATHERED = "MIGOV_GATHERING" in os.environ or (STATIC_ROOT / "staticfiles.json").exists()
"""Whether style sheets and scripts have names that hold their hash: `migov portal serve` and `build` see to it."""
WHITENOISE_USE_FINDERS = not GATHERED
STORAGES = {
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if GATHERED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "connect-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
FILE_UPLOAD_HANDLERS: list[str] = []
"""Nobody uploads anything."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
