"""How allauth does things here: nobody signs up, a sign-in leads back into this house, mails are our letters."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.httpkit import get_client_ip_from_xff
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import override

from migov.store import post
from migov.store.records.people import PersonRecord

UNKNOWN = "account/email/unknown_account"
"""The letter that is written when nobody has the address: it costs the same work and is sent to nobody."""

SEEN_ANYWAY = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is not typed
    """Our answers to what allauth asks."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never: people are invited."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Whether it is a path of this house: no other host, not even one that we answer to."""
        return bool(url) and url_has_allowed_host_and_scheme(url, allowed_hosts=None) and str(url).startswith("/")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The front page, in the language of whoever signed in."""
        language = request.user.language if isinstance(request.user, PersonRecord) else None
        with override(language):
            return reverse("home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """The page of one's own account."""
        return reverse("account")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The whole address at which a forgotten password is set anew: the public one, whatever host was named."""
        number, _, secret = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": number, "key": secret})
        return post.base() + path

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where a request comes from: what our own proxies say where there are any, else the other end of the line."""
        try:
            told = get_client_ip_from_xff(request)
        except ImproperlyConfigured:
            told = None
        return (told or request.META.get("REMOTE_ADDR") or "0.0.0.0").strip()  # noqa: S104 - an unknown end, no host

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *more: Any, **named: Any
    ) -> None:
        """A word at the top of the next page; none that only says what one has just done and sees."""
        if message_template not in SEEN_ANYWAY:
            super().add_message(request, level, message_template, *more, **named)

    def format_email_subject(self, subject: str) -> str:
        """The subject as it stands."""
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write a letter of allauth's in the reader's language and hand it in later, so that nobody can tell by the
        time it takes whether there was one to send.
        """
        row = PersonRecord.objects.filter(email=email.lower()).first()
        with override(row.language if row else None):
            about = {"request": self.request, "email": email, "base": post.base()}
            letter = self.render_mail(template_prefix, email, about | context)
        if template_prefix != UNKNOWN:
            post.hand_in_later(letter)
