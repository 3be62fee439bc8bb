"""Russian texts of the area «login»."""

TEXTS: dict[str, str] = {}
