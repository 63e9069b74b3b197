"""Old addresses of what is no page of the tree: Wagtail keeps those of pages itself."""

from wagtail.contrib.redirects.models import Redirect


def redirect_permanently(old_address: str, new_address: str) -> None:
    """One hop whatever the number of merges, and nothing that shadows an address in use."""
    if old_address == new_address:
        return
    Redirect.objects.filter(redirect_link=old_address).update(redirect_link=new_address)
    paths = {Redirect.normalise_path(old_address), Redirect.normalise_path(new_address)}
    Redirect.objects.filter(old_path__in=paths, site=None).delete()
    Redirect.add_redirect(old_address, redirect_to=new_address, is_permanent=True)
