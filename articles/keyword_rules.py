"""What groups of keywords ask of an article before readers see it. A draft may break them all."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.models.keyword import Keyword, KeywordGroup


def broken_rules(keywords: Iterable[Keyword]) -> list[str]:
    """Sentences for the editor: one for each required group that is missing, one for each single group with several."""
    count = Counter(keyword.group_id for keyword in keywords if keyword.group_id)
    sentences = []
    for group in KeywordGroup.objects.all():
        if group.required and not count[group.pk]:
            sentences.append(
                _("Choose a keyword of the group “%(group)s”: each article needs one before it is proposed or published.")
                % {"group": group.name}
            )
        if group.single and count[group.pk] > 1:
            sentences.append(
                _("Keep one keyword only of the group “%(group)s”: there are %(count)s.")
                % {"group": group.name, "count": count[group.pk]}
            )
    return sentences


def required_groups() -> list[str]:
    """One sentence that names the groups of which each article needs a keyword; none where there is no such group."""
    names = KeywordGroup.objects.filter(required=True).values_list("name", flat=True)
    listed = ", ".join(_("“%(group)s”") % {"group": name} for name in names)
    return (
        [_("Before it is proposed or published, one at least of each of these groups: %(groups)s.") % {"groups": listed}]
        if listed
        else []
    )
