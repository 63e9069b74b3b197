"""A picture of a stranger: known by its content, and made anew, so that nothing of the file that was sent is kept."""

import io
import struct
import warnings
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, UnidentifiedImageError

from core.files.private import secret_name

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
WIDEST = 2400
# What each EXIF orientation asks for.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
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
            warnings.simplefilter("ignore")  # Of what Pillow thinks of metadata that are dropped anyway.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(upload, formats=FORMATS) as found:
                if found.width * found.height > MOST_PIXELS:
                    raise _refusal("too_wide")
                return _as_jpeg(found, _turn(found))
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _refusal("too_wide") from error
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        TypeError,
        LookupError,
        SyntaxError,
        EOFError,
        MemoryError,
        struct.error,
    ) as error:
        raise _refusal("unknown") from error


def _turn(picture: Image.Image) -> Image.Transpose | None:
    """How to put the picture upright. Pillow's own way writes all of EXIF anew, and fails on what many a camera wrote there."""
    try:
        return TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # Whatever is wrong in there, the picture itself may be fine.
        return None


def _as_jpeg(picture: Image.Image, turn: Image.Transpose | None) -> ContentFile:
    """Made small before anything else: a picture of 40 million pixels takes its memory once."""
    layered = picture.convert("RGBA") if picture.mode in ("1", "P") else picture
    layered.thumbnail((WIDEST, WIDEST))
    layered = layered.convert("RGBA")
    paper = Image.new("RGB", layered.size, "white")
    paper.paste(layered, mask=layered.getchannel("A"))
    data = io.BytesIO()
    (paper.transpose(turn) if turn is not None else paper).save(data, "JPEG", quality=88, optimize=True)
    return ContentFile(data.getvalue(), name=secret_name("proposals", "jpg"))


def _refusal(code: str) -> ValidationError:
    return ValidationError(SENTENCES[code], code=code)
