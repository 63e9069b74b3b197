"""Files that strangers send: what is in them, whether a virus scanner passes them, where they lie, who gets them.

    form field     core.files.fields.DocumentField     refuses with a sentence, `cleaned_data[…]` is a CheckedDocument
    inspection     core.files.documents.check          content, in a process of its own, bounded in time and memory
    viruses        core.files.antivirus                optional, `settings.CLAMAV_SOCKET`
    storage        core.files.private                  outside the public media; served as downloads only

This package imports nothing by itself: `core.files.inspection` also runs in a bare Python without Django.
"""
