"""Russian texts of `employment`."""

TEXTS: dict[str, str] = {}
