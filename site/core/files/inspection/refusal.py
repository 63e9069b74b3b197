class Refusal(Exception):
    """Why a file is not taken. `code` is one of core.files.documents.SENTENCES."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
