"""Russian texts of the area «profile»."""

TEXTS: dict[str, str] = {}
