from django import template

from pages.current_site import SiteInfo, site_info
from pages.front_page import FrontPage, compose
from pages.models import HomePage

register = template.Library()


@register.simple_tag(name="site_info", takes_context=True)
def site_info_tag(context: template.Context) -> SiteInfo | None:
    """Name, menus and footer of the site: `{% site_info as site %}`."""
    return site_info(context.get("request"))


@register.simple_tag(takes_context=True)
def front_page(context: template.Context, home: HomePage) -> FrontPage:
    """`{% front_page page as front %}`; also sets `listed`, as on every page that lists articles."""
    front = compose(home)
    context["listed"] = front.listed
    return front
