from typing import Any

from django import template

from pages import same_picture

register = template.Library()


@register.simple_tag(takes_context=True)
def same_picture_choice(context: dict[str, Any]) -> dict[str, Any]:
    """For Wagtail's window on a picture sent a second time."""
    return same_picture.choice(
        context["request"].user, context["new_image"], context["existing_image"], context["cancel_duplicate_upload_action"]
    )
