from pages.models.contact import ContactPage
from pages.models.files import CustomDocument, CustomImage, CustomRendition
from pages.models.home import HomeFeature, HomePage
from pages.models.notice import NoticeSettings
from pages.models.site_settings import SiteSettings
from pages.models.standard import StandardPage

__all__ = [
    "ContactPage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "HomeFeature",
    "HomePage",
    "NoticeSettings",
    "SiteSettings",
    "StandardPage",
]
