"""RSS 2.0 and Atom of any list of articles. Which lists have feeds, and what editors decided of them, is for the apps above."""

from articles.feeds.build import FEEDS, Channel, build, newest, with_all

__all__ = ["FEEDS", "Channel", "build", "newest", "with_all"]
