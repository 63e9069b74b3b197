"""Draw the pictures: `PYTHONPATH=site python -m demo.pictures_source [slug …]`, `CHROMIUM` being the browser’s file."""

import io
import json
import os
import sys
from pathlib import Path

from PIL import Image, ImageFilter
from playwright.sync_api import sync_playwright

from . import scenes

TARGET = Path(os.environ.get("PICTURES_TO", Path(__file__).resolve().parent.parent / "pictures"))
HEAVIEST, HEAVIEST_SQUARE = 82_000, 48_000  # bytes


def save(png, path, heaviest):
    """Write the JPEG, a little coarser where the grain would make it too heavy."""
    picture = Image.open(io.BytesIO(png)).convert("RGB").filter(ImageFilter.GaussianBlur(0.8))
    for quality in range(80, 43, -4):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
        if out.tell() <= heaviest:
            break
    path.write_bytes(out.getvalue())
    return quality, out.tell()


def main(wanted, target=TARGET):
    target.mkdir(exist_ok=True)
    with sync_playwright() as engine:
        browser = engine.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        for slug, picture in scenes.ALL.items():
            if wanted and not any(w in slug for w in wanted):
                continue
            sheet = picture["draw"]()
            width, height = pixels = (800, 800) if sheet.size[0] == sheet.size[1] else (1600, 1067)
            page.set_viewport_size({"width": width, "height": height})
            page.set_content(f'<body style="margin:0">{sheet.svg(pixels)}</body>')
            quality, weight = save(page.screenshot(), target / f"{slug}.jpg", HEAVIEST_SQUARE if width == height else HEAVIEST)
            sys.stdout.write(f"{slug}: quality {quality}, {weight // 1000} kB\n")
        browser.close()
    index = [{"file": f"{slug}.jpg", **picture["entry"]} for slug, picture in scenes.ALL.items()]
    (target / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
