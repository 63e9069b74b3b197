"""What groups of keywords ask of an article before readers see it. A draft may break them all."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.models.keyword import Keyword, KeywordGroup


def broken_rules(keywords: Iterable[Keyword]) -> list[str]:
    """Sentences for the editor: one for each required group that is missing, one for each single group with several."""
    keywords = list(keywords)
    count = Counter(keyword.group_id for keyword in keywords if keyword.group_id)
    sentences = []
    for group in KeywordGroup.objects.all():
        if group.required and not count[group.pk]:
            sentences.append(
                _("Choose a keyword of the group “%(group)s”: each article needs one before it is proposed or published.")
                % {"group": group.name}
            )
        if group.single and count[group.pk] > 1:
            names = ", ".join(keyword.name for keyword in keywords if keyword.group_id == group.pk)
            sentences.append(
                _("Keep one keyword only of the group “%(group)s”: here are %(names)s.") % {"group": group.name, "names": names}
            )
    return sentences


def rules_in_words() -> list[str]:
    """A sentence that names the groups of which each article needs a keyword, one those that allow one only."""
    required = _listed(KeywordGroup.objects.filter(required=True))
    single = _listed(KeywordGroup.objects.filter(single=True))
    sentences = []
    if required:
        sentences.append(
            _("Before it is proposed or published, the article needs a keyword from each of these groups: %(groups)s.")
            % {"groups": required}
        )
    if single:
        sentences.append(_("One at most from each of these groups: %(groups)s.") % {"groups": single})
    return sentences


def _listed(groups: QuerySet[KeywordGroup]) -> str:
    return ", ".join(_("“%(group)s”") % {"group": name} for name in groups.values_list("name", flat=True))
