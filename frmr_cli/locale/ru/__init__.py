"""Russian texts by area: English text → Russian text."""
