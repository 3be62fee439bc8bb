"""Russian texts of `access`."""

TEXTS: dict[str, str] = {}
