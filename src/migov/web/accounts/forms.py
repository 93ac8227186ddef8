"""allauth's forms, where they fall short here."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.forms import ResetPasswordForm
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.http import HttpRequest

from migov.web.accounts.adapter import UNKNOWN

ILL_FORMED = (KeyError, IndexError, AttributeError, TypeError, ValueError)
"""What reading a passkey's answer raises when it has been tampered with; Django's own refusal is none of them."""


class Forgotten(ResetPasswordForm):  # type: ignore[misc] # allauth is not typed
    """A new password asked for. For an address that is nobody's a letter is written too, and sent to nobody."""

    def save(self, request: HttpRequest, **named: Any) -> str:
        """The address."""
        if self.users:
            return str(super().save(request, **named))
        address = str(self.cleaned_data["email"])
        get_account_adapter(request).send_mail(UNKNOWN, address, {})
        return address


class SetUpApp(ActivateTOTPForm):  # type: ignore[misc] # allauth is not typed
    """An authenticator app being set up. Its first code proves who it is: it is not asked for again a moment later."""

    def clean_code(self) -> str:
        """The code, when it is right."""
        code = str(super().clean_code())
        record_authentication(context.request, self.user, method="mfa", reauthenticated=True)
        return code


class Unforgiving:
    """Refuses a passkey's answer that is ill-formed, as it refuses one that is wrong."""

    def clean_credential(self) -> Authenticator:
        """The passkey that answered."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except ILL_FORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """A passkey being added."""

    def clean(self) -> dict[str, Any]:
        """What was filled in, with an answer that is well-formed and right."""
        try:
            cleaned: dict[str, Any] = super().clean()
        except ILL_FORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error
        record_authentication(context.request, self.user, method="mfa", reauthenticated=True)
        return cleaned


class SignInByPasskey(Unforgiving, LoginWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """A sign-in by a passkey alone."""


class AnswerByPasskey(Unforgiving, AuthenticateWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """A passkey as the second factor."""


class AgainByPasskey(Unforgiving, ReauthenticateWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """A passkey, before something grave."""
