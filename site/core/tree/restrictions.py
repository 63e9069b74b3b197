"""The closed parts of the site, kept in memory under the content stamp."""

from wagtail.models import Page, PageViewRestriction

from core import stamp


def restricted_paths() -> list[str]:
    """Tree paths under which a page is not for everyone."""
    return stamp.kept("restricted", load_restricted)


def load_restricted() -> list[str]:
    """As Wagtail checks them when it serves: an alias is as closed as the page it repeats."""
    closed = dict(PageViewRestriction.objects.values_list("page_id", "page__path"))
    if not closed:
        return []
    aliases = list(Page.objects.filter(alias_of__isnull=False).values_list("pk", "path", "alias_of_id"))
    paths, growing = list(closed.values()), set(closed)
    while fresh := [(pk, path) for pk, path, source in aliases if source in growing and pk not in growing]:
        growing.update(pk for pk, _ in fresh)
        paths.extend(path for _, path in fresh)
    return paths


def is_restricted(path: str) -> bool:
    return any(path.startswith(closed) for closed in restricted_paths())
