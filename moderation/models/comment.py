from django.db import models
from django_comments_xtd.models import XtdComment


class Comment(XtdComment):
    """A reader's comment."""

    xtdcomment_ptr = models.OneToOneField(
        XtdComment, on_delete=models.CASCADE, parent_link=True, primary_key=True, related_name="moderated"
    )
