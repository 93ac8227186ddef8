"""The store as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The records of migov."""

    name = "migov.store"
    label = "store"
