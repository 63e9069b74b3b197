"""The form of an article: what the section decides is shown, what publishing asks is checked, drafts are left alone."""

from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.keyword_rules import broken_rules, rules_in_words
from articles.models.keyword import Keyword
from articles.policy import CommentPolicy, inherited_closing, inherited_policy
from articles.tree import trail
from core.text import numbered
from core.tree.page_form import PageForm

TO_READERS = ("action-publish", "action-submit", "action-restart-workflow")
APPROVALS = ("approve", "pass")
LONGEST_SLUG = 245  # Leaves room for a number within Wagtail's 255 characters.


class ArticleForm(PageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        section = self.parent_page
        if section is not None and "comment_policy" in self.fields:
            self._show_section_defaults(section.specific)
        if "keywords" in self.fields:
            self.fields["keywords"].help_text = " ".join([self._about_keywords(), *rules_in_words()])
        if "other_sections" in self.fields:
            field = self.fields["other_sections"]
            field.queryset = field.queryset.order_by("path")
            field.label_from_instance = self._with_those_above
        if "slug" in self.fields and not self.instance.first_published_at:
            self.fields["slug"].required = False

    @staticmethod
    def _with_those_above(section) -> str:
        return " › ".join(node.title for node in trail(section.path)) or section.title

    def _about_keywords(self) -> str:
        return _("Separated by commas. Three to six are enough. Case and accents make no difference.")

    def _show_section_defaults(self, section) -> None:
        """ "As the section decides" says what it decides today: nothing is copied, so a later change of the section holds."""
        policy, days = inherited_policy(section), inherited_closing(section)
        field = self.fields["comment_policy"]
        first = format_lazy("{} ({})", CommentPolicy.INHERIT.label, policy.label)
        field.choices = [("", first), *[choice for choice in CommentPolicy.choices if choice[0]]]
        closing = ngettext("%(count)s day", "%(count)s days", days) % {"count": days} if days else _("never")
        self.fields["comments_close_after_days"].help_text = _(
            "In days after publication. Empty: as the section decides (%(closing)s). Example: 60."
        ) % {"closing": closing}

    @property
    def is_for_readers(self) -> bool:
        """Whether what the editor pressed brings the article before readers, or before those who decide it."""
        if any(self.data.get(name) for name in TO_READERS):
            return True
        return bool(self.data.get("action-workflow-action")) and self.data.get("workflow-action-name") in APPROVALS

    def clean_slug(self) -> str:
        """Of an article that readers never saw, made of its title where none came (pasted with the mouse, or saved before the
        browser wrote it), with a number where it is taken, as "edito-2": newspapers have many of one title, and an author has
        nothing to mend in a field of another tab."""
        wanted = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("title", ""))[:LONGEST_SLUG]
        if self.instance.first_published_at or not wanted or not self.parent_page:
            return wanted
        base = wanted[:LONGEST_SLUG]
        others = self.parent_page.get_children().filter(slug__startswith=base)
        if self.instance.pk:
            others = others.not_page(self.instance)
        taken = set(others.values_list("slug", flat=True))
        return numbered(base, taken) if wanted in taken else wanted

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """The editor that stays open after it saved by itself shows the address that was kept. Not one made of a title that
        may have grown since: its browser makes it of the whole."""
        updates = super().get_field_updates_for_resave()
        sent, kept = self.data.get("slug"), self.cleaned_data.get("slug")
        return [*updates, ("slug", kept)] if sent and sent != kept else updates

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.is_for_readers and "keywords" in cleaned:
            names = cleaned["keywords"]
            found = [keyword for name in names for keyword in Keyword.objects.spelled_like(name)]
            for sentence in broken_rules(found):
                self.add_error("keywords", sentence)
        return cleaned
