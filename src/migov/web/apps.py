"""The web as Django knows it: templates, static files, translations."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages of migov."""

    name = "migov.web"
    label = "web"
