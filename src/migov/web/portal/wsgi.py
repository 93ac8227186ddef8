"""The door through which a web server asks for public pages."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "migov.web.portal.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
