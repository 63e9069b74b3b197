from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, EmailBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles import plain
from articles.blocks import PAGE_BLOCKS
from core.tree.first_level import FirstLevelCopyForm, FirstLevelForm
from core.tree.served import Served


class SubjectBlock(StructBlock):
    name = CharBlock(label=_("Subject"), max_length=80, help_text=_("Example: A subscription, a receipt."))
    mailbox = EmailBlock(label=_("Mailbox"), max_length=254, help_text=_("Not shown to readers."))

    class Meta:
        icon = "mail"
        label = _("Subject")


class ContactPage(Served, Page):
    """Where readers write to the newsroom: what to say of it, and a form whose messages go to mailboxes that nobody sees."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(PAGE_BLOCKS, verbose_name=_("body"), blank=True)
    mailbox = models.EmailField(
        _("mailbox"), blank=True, help_text=_("Where messages go. Not shown to readers. Empty: the page has no form.")
    )
    subjects = StreamField(
        [("subject", SubjectBlock())],
        verbose_name=_("subjects"),
        blank=True,
        help_text=_("What the reader chooses from, each with its mailbox. None: all messages go to the mailbox above."),
    )
    answer = models.CharField(
        _("after sending"),
        max_length=300,
        blank=True,
        help_text=_("What the reader may expect. Example: We answer within three days, Monday to Friday."),
    )

    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types: list[str] = []
    template = "pages/contact_page.html"
    base_form_class = FirstLevelForm
    copy_form_class = FirstLevelCopyForm

    search_fields = [
        *Page.search_fields,
        index.SearchField("title", boost=10),
        index.SearchField("introduction", boost=2),
        index.SearchField("searchable_text", boost=1),
    ]

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("mailbox"), FieldPanel("subjects"), FieldPanel("answer")], heading=_("Form")),
    ]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def clean(self) -> None:
        super().clean()
        if self.subjects and not self.mailbox:
            raise ValidationError({"mailbox": _("Write the mailbox of messages on anything else.")})

    def searchable_text(self) -> str:
        return plain.joined([plain.of_stream(self.body)])

    def mailbox_of(self, subject: str) -> str:
        """Where a message on the subject of that name goes."""
        return next((block.value["mailbox"] for block in self.subjects if block.value["name"] == subject), self.mailbox)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from pages.contact_form import ContactForm

        # A page that is previewed before its first save has no address to send to.
        form = ContactForm(page=self) if self.mailbox and self.pk else None
        return super().get_context(request, *args, **kwargs) | {"form": form}
