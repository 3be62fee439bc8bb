"""Client of the registry API."""
