"""A picture of a stranger: known by its content, and made anew, so that nothing of the file that was sent is kept."""

import io
import warnings
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from core.files.private import secret_name

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
WIDEST = 2400
SENTENCES = {
    "too_big": _("This picture weighs more than 10 MB. Choose a smaller one."),
    "too_wide": _("This picture has more than 40 million pixels. Choose a smaller one."),
    "unknown": _("This file is no picture that we can open. Choose a JPEG, PNG or WebP picture."),
}


class PictureField(forms.FileField):
    """`cleaned_data` holds a JPEG of ours, at most WIDEST across, without the place, camera or name that the file told."""

    def clean(self, data: Any, initial: Any = None) -> ContentFile | None:
        upload = super().clean(data, initial)
        return made_anew(upload) if isinstance(upload, UploadedFile) else None


def made_anew(upload: UploadedFile) -> ContentFile:
    if upload.size is None or upload.size > MOST_BYTES:
        raise _refusal("too_big")
    upload.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(upload, formats=FORMATS) as found:
                if found.width * found.height > MOST_PIXELS:
                    raise _refusal("too_wide")
                found.load()
                upright = ImageOps.exif_transpose(found)
                return _as_jpeg(upright)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _refusal("too_wide") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError, MemoryError) as error:
        raise _refusal("unknown") from error


def _as_jpeg(picture: Image.Image) -> ContentFile:
    paper = Image.new("RGB", picture.size, "white")
    layered = picture.convert("RGBA")
    paper.paste(layered, mask=layered.getchannel("A"))
    paper.thumbnail((WIDEST, WIDEST))
    data = io.BytesIO()
    paper.save(data, "JPEG", quality=88, optimize=True)
    return ContentFile(data.getvalue(), name=secret_name("proposals", "jpg"))


def _refusal(code: str) -> ValidationError:
    return ValidationError(SENTENCES[code], code=code)
