from django import template

from pages.current_site import SiteInfo, site_info

register = template.Library()


@register.simple_tag(name="site_info", takes_context=True)
def site_info_tag(context: template.Context) -> SiteInfo | None:
    """Name, menus and footer of the site: `{% site_info as site %}`."""
    return site_info(context.get("request"))
