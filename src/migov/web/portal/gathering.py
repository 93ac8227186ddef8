"""Gathering the static files of the public pages under names that hold the hash of their bytes."""

from __future__ import annotations

import os


def main() -> None:
    """Gather them into the folder that the settings name."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "migov.web.portal.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


if __name__ == "__main__":
    main()
