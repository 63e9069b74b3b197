"""Registers; decides nothing."""

from django.urls import path
from wagtail import hooks

from pages.same_picture import keep


@hooks.register("register_admin_urls")
def urls() -> list:
    return [path("images/<int:sent_pk>/same-as/<int:kept_pk>/", keep, name="same_picture")]
