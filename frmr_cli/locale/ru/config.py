"""Russian texts of the area «config»."""

TEXTS: dict[str, str] = {}
