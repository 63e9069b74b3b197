"""Pages that may stand just below the home page, where the site's own addresses are too: written, copied or moved there."""

from django.shortcuts import redirect
from django.utils.text import slugify
from wagtail.admin import messages
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

from core.tree.page_form import PageForm
from core.tree.reserved import objection


class FirstLevelForm(PageForm):
    def clean(self) -> dict:
        cleaned = super().clean()
        slug = cleaned.get("slug") or slugify(cleaned.get("title", ""))
        if sentence := objection(slug, self.parent_page):
            self.add_error("slug", sentence)
        return cleaned


class FirstLevelCopyForm(CopyForm):
    def clean(self) -> dict:
        cleaned = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        if sentence := objection(cleaned.get("new_slug", ""), parent):
            self.add_error("new_slug", sentence)
        return cleaned


def refuse_move(request, page: Page, destination: Page):
    """Before Wagtail moves one page."""
    if sentence := objection(page.slug, destination):
        messages.error(request, sentence)
        return redirect("wagtailadmin_pages:move", page.pk)
    return None


def refuse_bulk_move(request, action_type: str, objects, action):
    """Before Wagtail moves several: one that cannot stand there stops them all."""
    if action_type != "move":
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    sentences = [sentence for page in objects if (sentence := objection(page.slug, destination))]
    if not sentences:
        return None
    messages.error(request, " ".join(sentences))
    return redirect(action.next_url or "wagtailadmin_home")
