"""Settings of a process that writes the portal as files: those of the served one, believing to be nowhere."""

from __future__ import annotations

from migov.web.portal.settings import *  # noqa: F403 - all of them, but for those below

HOST = "portal.invalid"
PORTAL_ADDRESS = f"http://{HOST}"
"""Whatever must be a whole address is turned when the file is written."""
ALLOWED_HOSTS = [HOST]
ROOT_URLCONF = "migov.web.portal.exporting.urls"
MIDDLEWARE = ["django.middleware.locale.LocaleMiddleware", "migov.web.portal.refusals.ErrorsAsPages"]
"""What stands around a served page is said by the files' own server."""
