"""The form of pages that may stand just below the home page, where the site's own addresses are too."""

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from core.addresses import taken


class FirstLevelForm(WagtailAdminPageForm):
    def clean(self) -> dict:
        cleaned = super().clean()
        slug = cleaned.get("slug") or slugify(cleaned.get("title", ""))
        if slug in taken() and self.parent_page.sites_rooted_here.exists():
            self.add_error("slug", _("The site itself uses the address “/%(slug)s/”: choose another one.") % {"slug": slug})
        return cleaned
