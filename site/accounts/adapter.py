"""What the sign-in library asks of the site: roles at sign-up, mails through the outbox, addresses of the site itself."""

import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.models import Role, User
from core import client
from core.mail import send_templated

# Said by the page that follows already, or by nothing: a message would wait for the next page that shows messages.
SILENT = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}


class AccountAdapter(DefaultAccountAdapter):
    # The library's own words speak of a username, which the form does not ask for.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        **dict.fromkeys(("username_password_mismatch", "email_password_mismatch"), _("This name or this password is not right.")),
    }

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """A name that tells nothing: people sign in by their address, and readers see the public name."""
        user.username = user.username or f"reader-{secrets.token_hex(6)}"

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.display_name = form.cleaned_data.get("display_name", "")
        user = super().save_user(request, user, form, commit)
        if commit:
            user.groups.add(Role.objects.get(key=roles.READER).group)
        return user

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
        url = context.get("activate_url") or context.get("password_reset_url") or ""
        action = (render_to_string(f"{template_prefix}_action.txt", context).strip(), url) if url else None
        send_templated(f"{template_prefix}_message.txt", to=[email], subject=subject, context=context, action=action)

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return settings.SITE_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def get_reset_password_from_key_url(self, key: str) -> str:
        # The library separates the account from its secret by the first dash.
        account, _dash, secret = key.partition("-")
        return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs={"uidb36": account, "key": secret})

    def send_account_already_exists_mail(self, email: str) -> None:
        url = settings.SITE_URL + reverse("account_reset_password")
        self.send_mail("account/email/account_already_exists", email, {"password_reset_url": url})

    def get_client_ip(self, request: HttpRequest) -> str:
        return client.address_text(request)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        if message_template not in SILENT:
            super().add_message(request, level, message_template, *args, **kwargs)
