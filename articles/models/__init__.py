from articles.models.article import ArticleAuthor, ArticlePage, RelatedArticle, UnrelatedArticle
from articles.models.author import Author
from articles.models.keyword import ArticleKeyword, Keyword, KeywordGroup
from articles.models.review import Refusal, ReviewTask
from articles.models.section import SectionPage

__all__ = [
    "ArticleAuthor",
    "ArticleKeyword",
    "ArticlePage",
    "Author",
    "Keyword",
    "KeywordGroup",
    "Refusal",
    "RelatedArticle",
    "ReviewTask",
    "SectionPage",
    "UnrelatedArticle",
]
