"""The notice on top of the site: fills the place that the frame leaves."""

from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from core.slots import fills
from pages.current_site import find_site
from pages.models import HomePage, NoticeSettings


@fills("site_notice")
def notice(context: Context) -> SafeString:
    request = context.get("request")
    if request is None or find_site(request) is None:
        return SafeString()
    stored = NoticeSettings.for_request(request)
    if not stored.shows(timezone.now(), is_home=isinstance(context.get("page"), HomePage)):
        return SafeString()
    return render_to_string("pages/includes/notice.html", {"notice": stored})
