"""The keywords of an article as one field: names typed by editors find the keyword that exists before making one."""

from collections.abc import Iterable

from django.utils.text import capfirst
from modelcluster.contrib.taggit import ClusterTaggableManager, _ClusterTaggableManager

from articles.models.keyword import Keyword


class _KeywordsOfArticle(_ClusterTaggableManager):
    """taggit looks names up by case alone; ours by `Keyword.folded`, which forgives accents and spaces too."""

    def _to_tag_model_instances(self, tags: Iterable[Keyword | str], tag_kwargs: dict) -> list[Keyword]:
        found = (tag if isinstance(tag, Keyword) else Keyword.objects.find_or_create(tag) for tag in tags)
        return list(dict.fromkeys(found))


class KeywordsField(ClusterTaggableManager):
    """`article.keywords`: what it holds is written when the article is saved, drafts included."""

    def __get__(self, instance, model):
        return _KeywordsOfArticle(through=self.through, model=model, instance=instance, prefetch_cache_name=self.name)

    def formfield(self, **kwargs):
        from articles.admin.keyword_field import KeywordsFormField

        for unused in ("form_class", "tag_model", "free_tagging"):
            kwargs.pop(unused, None)
        return KeywordsFormField(label=capfirst(self.verbose_name), help_text=self.help_text, required=not self.blank, **kwargs)
