from pages.models.files import CustomDocument, CustomImage, CustomRendition
from pages.models.home import HomeFeature, HomePage
from pages.models.site_settings import SiteSettings
from pages.models.standard import StandardPage

__all__ = ["CustomDocument", "CustomImage", "CustomRendition", "HomeFeature", "HomePage", "SiteSettings", "StandardPage"]
