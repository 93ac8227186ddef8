"""The addresses of signing in and of one's own account: ours, and those of allauth's views that migov uses."""

from __future__ import annotations

from allauth.account import views as accounts
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern, path, register_converter

from migov.web.accounts import account, demo, devices, invitations, links, people
from migov.web.addressing import page

FACTOR = "account/second-factor"
PASSKEYS = f"{FACTOR}/passkeys"
PASSWORD = "account/password"  # noqa: S105 - an address


class Token:
    """A secret of an invitation or a sign-in link in an address, as `secrets` makes them."""

    regex = "[A-Za-z0-9_-]{43}"

    def to_python(self, value: str) -> str:
        """The token as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The token as it goes into an address."""
        return value


register_converter(Token, "token")

addresses: list[URLPattern] = [
    path("sign-in", accounts.login, name="account_login"),
    path("sign-out", accounts.logout, name="account_logout"),
    path("sign-out", accounts.logout, name="sign out"),
    path("sign-in/ended", accounts.account_inactive, name="account_inactive"),
    path("sign-in/link", links.ask, name="sign-in-link"),
    path("sign-in/link/sent", links.sent, name="sign-in-link sent"),
    path("sign-in/link/<token:token>", links.open_, name="sign-in-link open"),
    path("sign-in/demo", demo.sign_in_as, name="demo sign-in"),
    path("sign-in/code", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("invitation/<token:token>", invitations.invitation, name="invitation"),
    path("welcome", invitations.welcome, name="welcome"),
    *page("people", people.everybody, "people"),
    path("people/invite", people.invite, name="person invite"),
    path("people/<id:handle>/again", people.again, name="person again"),
    path("people/<id:handle>/end", people.ask_to_withdraw, name="person ask to withdraw"),
    path("people/<id:handle>/withdraw", people.withdraw, name="person withdraw"),
    path("people/<id:handle>/restore", people.restore, name="person restore"),
    path("account", account.account, name="account"),
    path("account/again", accounts.reauthenticate, name="account_reauthenticate"),
    path(PASSWORD, accounts.password_change, name="account_change_password"),
    path(f"{PASSWORD}/first", accounts.password_set, name="account_set_password"),
    path(f"{PASSWORD}/forgotten", accounts.password_reset, name="account_reset_password"),
    path(f"{PASSWORD}/forgotten/sent", accounts.password_reset_done, name="account_reset_password_done"),
    path(f"{PASSWORD}/new/done", accounts.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path(
        f"{PASSWORD}/new/<slug:uidb36>/<slug:key>",
        accounts.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    *page("account/devices", devices.devices, "usersessions_list"),
    path("account/devices/<int:number>/end", devices.end, name="end session"),
    path("account/devices/others/end", devices.end_others, name="end other sessions"),
    path(FACTOR, factors.index, name="mfa_index"),
    path(f"{FACTOR}/again", factors.reauthenticate, name="mfa_reauthenticate"),
    path(f"{FACTOR}/app", totp.activate_totp, name="mfa_activate_totp"),
    path(f"{FACTOR}/app/remove", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(f"{FACTOR}/recovery-codes", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(f"{FACTOR}/recovery-codes/new", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(f"{FACTOR}/recovery-codes/file", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path(PASSKEYS, passkeys.list_webauthn, name="mfa_list_webauthn"),
    path(f"{PASSKEYS}/add", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(f"{PASSKEYS}/again", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path(f"{PASSKEYS}/<int:pk>/remove", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path(f"{PASSKEYS}/<int:pk>/edit", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]
"""There is no address for signing up."""
