"""The rules of comments, tied to what they listen to. Called once, when the app is ready."""

from django.db.models.signals import post_delete

from accounts import roles
from articles import policy
from core import periodic, stamp
from moderation import rules, site_rules
from moderation.admin import guide  # noqa: F401 (fills a place in the guide)
from moderation.campaigns import gather
from moderation.models import Comment, CommentingSettings, Sketch
from moderation.signals import erasing, rewritten
from moderation.spam import learning, listening
from review.signals import decided


def tie() -> None:
    stamp.moves_on_change([CommentingSettings])
    policy.ask_the_site(site_rules.policy_and_days)
    rewritten.connect(rules.apply_again, sender=Comment, dispatch_uid="moderation.rules")
    erasing.connect(rules.forget_erased, sender=Comment, dispatch_uid="moderation.rules")
    post_delete.connect(gather.left, sender=Sketch, dispatch_uid="moderation.campaigns")
    decided.connect(listening.decisions_were_made, sender=Comment, dispatch_uid="moderation.spam")
    periodic.register("spam score", learning.learn_if_due)
    periodic.register("bands of campaigns", gather.forget_old_bands)
    lists = tuple(f"moderation.{verb}_wordlist" for verb in ("add", "change", "delete"))
    roles.grant(roles.EDITOR_IN_CHIEF, "moderation.change_commentingsettings", *lists)
    roles.grant(roles.MODERATOR, "moderation.view_wordlist")
