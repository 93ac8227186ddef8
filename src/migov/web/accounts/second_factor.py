"""The second factor: whom it is asked of, how its secrets are kept."""

from __future__ import annotations

import base64
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings

PROVES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second factor; recovery codes alone do not."""


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc] # allauth is not typed
    """Our answers to what allauth asks."""

    def build_totp_svg(self, url: str) -> str:
        """The code to scan, to stand inside a page: without the head of a file."""
        drawn = str(super().build_totp_svg(url))
        return drawn[drawn.index("<svg") :]

    def encrypt(self, text: str) -> str:
        """The secret as it is kept in the database: who copies that alone can make no codes."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one where a second factor is required."""
        if not settings.MIGOV_SECOND_FACTOR_REQUIRED:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=PROVES)
        return bool(others.exclude(pk=authenticator.pk).exists())


def is_set_up(pk: int) -> bool:
    """Whether the person has a second factor."""
    return bool(Authenticator.objects.filter(user_id=pk, type__in=PROVES).exists())


def _cipher() -> Fernet:
    key = sha256(b"migov.second-factor:" + str(settings.SECRET_KEY).encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
