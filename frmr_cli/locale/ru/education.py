"""Russian texts of `education`."""

TEXTS: dict[str, str] = {}
