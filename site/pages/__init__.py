"""Home, static pages, images and documents, site settings, search."""
