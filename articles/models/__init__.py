from articles.models.article import ArticleAuthor, ArticlePage, RelatedArticle, UnrelatedArticle
from articles.models.author import Author
from articles.models.keyword import ArticleKeyword, Keyword, KeywordGroup
from articles.models.section import SectionPage

__all__ = [
    "ArticleAuthor",
    "ArticleKeyword",
    "ArticlePage",
    "Author",
    "Keyword",
    "KeywordGroup",
    "RelatedArticle",
    "SectionPage",
    "UnrelatedArticle",
]
