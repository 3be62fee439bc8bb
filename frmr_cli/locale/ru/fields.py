"""Russian texts of the area «fields»."""

TEXTS: dict[str, str] = {}
