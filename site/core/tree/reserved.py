"""No page stands below the home page under an address of the site itself: it would be published and never reached.

Forms say it beside their field (core.tree.first_level); this is the last barrier, whatever the way in: Wagtail's
actions by HTTP, a move, an alias, a command.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.addresses import taken


def objection(slug: str, parent: Page) -> str:
    """Why a page of that slug cannot stand below `parent`; nothing where it can."""
    if slug not in taken() or not parent.sites_rooted_here.exists():
        return ""
    return _("The site itself uses the address “/%(slug)s/”: choose another one.") % {"slug": slug}


def refuse(sender: type, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Receiver of pre_save. Raises ValidationError; a page that stands there already may still be saved as it is."""
    if raw or not isinstance(instance, Page) or instance.slug not in taken() or instance.depth < 3:
        return
    known = Page.objects.filter(pk=instance.pk).values_list("slug", "path").first() if instance.pk else None
    above = instance.path[: -Page.steplen]
    if known and known[0] == instance.slug and known[1][: -Page.steplen] == above:
        return
    parent = Page.objects.filter(path=above).first()
    if parent and (sentence := objection(instance.slug, parent)):
        raise ValidationError({"slug": sentence})


def refuse_move(sender: type, instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Receiver of pre_page_move: the tree is changed before the page is saved, so `refuse` would come too late."""
    if sentence := objection(instance.slug, parent_page_after):
        raise ValidationError({"slug": sentence})
