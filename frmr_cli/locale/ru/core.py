"""Russian texts of the area «core»."""

TEXTS: dict[str, str] = {}
