"""Sources of the demo's pictures: `python -m demo.pictures_source [slug …]` draws them again (needs Chromium and Playwright)."""
