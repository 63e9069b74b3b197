from django.views.generic import TemplateView
from wagtail.admin.auth import require_admin_access

# The address is written in the script of the package.
ADDRESS = "footnotes/footnotes_modal/"
footnote_window = require_admin_access(TemplateView.as_view(template_name="wagtail_footnotes/admin/footnotes_modal.html"))
