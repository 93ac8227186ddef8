"""Settings of the Django app: one folder, one machine, no default secret, never debugging.

``MIGOV_HOME`` names the data folder; ``MIGOV_HOSTS`` adds host names (with commas between) under which the pages may be
asked for. What an office sets beside these (its public address, its mail server, whether a second factor is required)
is read by `migov.store.surroundings`, which says what each is.
"""

from __future__ import annotations

from csp.constants import NONE, SELF
from django.utils.functional import lazy

from migov.store import folder, surroundings

MIGOV_HOME = folder.home()
MIGOV_DEMO = surroundings.is_demo()
MIGOV_ADDRESS = surroundings.address()
PORTAL_ADDRESS = surroundings.portal()
MIGOV_SECOND_FACTOR_REQUIRED = surroundings.requires_second_factor()
IS_SECURE = MIGOV_ADDRESS.startswith("https://")
"""Whether people come by TLS, ended by a proxy before migov."""

DEBUG = False
SECRET_KEY = lazy(folder.secret, str)(MIGOV_HOME)
"""Read, and at the very first time made, when somebody asks for it: reading the settings writes nothing."""
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = LOOPBACK + ([] if MIGOV_DEMO else surroundings.hosts(MIGOV_ADDRESS))

INSTALLED_APPS = [
    "migov.store",
    "migov.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
"""Ours stand first, so that their templates win over those that allauth brings."""

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": MIGOV_HOME / folder.DATABASE,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOT_URLCONF = "migov.web.urls"
WSGI_APPLICATION = "migov.web.wsgi.application"
MIDDLEWARE = [
    "migov.web.accounts.middleware.CameBySecureProxy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "migov.web.refusals.ErrorsAsPages",
    "migov.web.accounts.middleware.SignedInOnly",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "migov.web.accounts.framing.framed",
            ],
        },
    }
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español"), ("pt", "Português"), ("ar", "العربية")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
"""Static files are served from inside the package: nothing has to be collected before the first start."""

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
"""Scripts are files of ours alone, and every page works without them."""
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
"""Strict would hand out another token to whoever comes from a mail, and make every form they have open stale."""
CSRF_COOKIE_SECURE = IS_SECURE
CSRF_TRUSTED_ORIGINS = [MIGOV_ADDRESS] if IS_SECURE else []
CSRF_FAILURE_VIEW = "migov.web.refusals.stale"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_SECURE else 0

AUTH_USER_MODEL = "store.PersonRecord"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
"""Scrypt costs a guesser memory as well as time, and us 240 ms a sign-in; PBKDF2 would cost 310, and no memory."""
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email", "handle", "institution")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

SESSION_COOKIE_NAME = "__Host-migov" if IS_SECURE else "migov"
SESSION_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_AGE = 14 * 24 * 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
"""Of a form without its files: a hundred pages in the longest field, each sign of four bytes written as %XX."""
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
"""A workbook that comes back may meet thousands of cells, each with a choice."""
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
"""In the database, because the limits on sign-in must count what every process sees; a migration makes the table."""

ACCOUNT_ADAPTER = "migov.web.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
"""Nobody signs up: an address is proven by accepting the invitation that was sent to it."""
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {"reset_password": "migov.web.accounts.forms.Forgotten"}
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "60/m/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "sign_in_link": "60/m/ip,5/15m/key",
    "open_link": "300/m/ip",
    "invite": "60/h/user",
}
"""A whole ministry may come from one address at once, as in a workshop: it is failing that is held short there."""
ALLAUTH_TRUSTED_PROXY_COUNT = surroundings.proxies()
MFA_ADAPTER = "migov.web.accounts.second_factor.SecondFactor"
MFA_FORMS = {
    "activate_totp": "migov.web.accounts.forms.SetUpApp",
    "add_webauthn": "migov.web.accounts.forms.AddPasskey",
    "authenticate_webauthn": "migov.web.accounts.forms.AnswerByPasskey",
    "login_webauthn": "migov.web.accounts.forms.SignInByPasskey",
    "reauthenticate_webauthn": "migov.web.accounts.forms.AgainByPasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "migov"
MFA_TOTP_TOLERANCE = 1
"""A clock may be half a minute off."""
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE
"""Browsers hand out passkeys to https and to this machine's own address only; without https we answer on that alone."""
USERSESSIONS_TRACK_ACTIVITY = True

EMAIL_BACKEND, MAIL = surroundings.mail()
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starttls, MAIL.tls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = surroundings.sender(MIGOV_ADDRESS)
MIGOV_WAITS_FOR_MAIL = False
"""Whether a letter that must not betray who has an account is sent before the answer: in tests only."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
