"""Russian texts of the area «local»."""

TEXTS: dict[str, str] = {}
