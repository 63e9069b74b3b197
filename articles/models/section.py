from typing import Any

from django.apps import apps
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Page

from articles import tree
from articles.models import panels
from articles.policy import CommentPolicy
from core.pagination import page_of
from core.tree.first_level import FirstLevelCopyForm
from core.tree.served import Served


class SectionPage(Served, Page):
    """A section, at any depth. Its articles are its children and those that ask to show in it."""

    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Two or three sentences on top of the page."),
    )
    picture = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("picture")
    )
    rank = models.PositiveSmallIntegerField(
        _("rank"), default=10, help_text=_("Sections show in this order, the smallest first, then by title.")
    )
    comment_policy = models.CharField(
        _("comments on its articles"), max_length=12, choices=CommentPolicy, blank=True, default=CommentPolicy.INHERIT
    )
    comments_close_after_days = models.PositiveSmallIntegerField(
        _("comments close after"), null=True, blank=True, help_text=_("In days after publication. Empty: never. Example: 60.")
    )

    hide_donation_call = models.BooleanField(_("no donation call on its articles"), default=False)
    hide_ratings = models.BooleanField(_("readers do not rate its articles"), default=False)

    parent_page_types = ["pages.HomePage", "articles.SectionPage"]
    subpage_types = ["articles.SectionPage", "articles.ArticlePage"]
    template = "articles/section_page.html"

    edit_handler = panels.SECTION_HANDLER
    copy_form_class = FirstLevelCopyForm

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        articles = apps.get_model("articles", "ArticlePage")
        page_obj = page_of(request, articles.objects.current().in_section(self).newest_first().for_teasers())
        return super().get_context(request, *args, **kwargs) | {
            "trail": tree.trail(self.path)[:-1],
            "subsections": tree.children_of(self.path),
            "page_obj": page_obj,
            "listed": page_obj.object_list,
        }
