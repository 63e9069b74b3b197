from articles.models.article import ArticleAuthor, ArticlePage, RelatedArticle, UnrelatedArticle
from articles.models.article_settings import ArticleSettings
from articles.models.author import Author
from articles.models.keyword import ArticleKeyword, Keyword, KeywordGroup
from articles.models.proposal import Proposal, ProposalLink
from articles.models.rating import RatingTotal, Vote
from articles.models.reading import Readings
from articles.models.review import Refusal, ReviewTask
from articles.models.section import SectionPage

__all__ = [
    "ArticleAuthor",
    "ArticleKeyword",
    "ArticlePage",
    "ArticleSettings",
    "Author",
    "Keyword",
    "KeywordGroup",
    "Proposal",
    "ProposalLink",
    "RatingTotal",
    "Readings",
    "Refusal",
    "RelatedArticle",
    "ReviewTask",
    "SectionPage",
    "UnrelatedArticle",
    "Vote",
]
