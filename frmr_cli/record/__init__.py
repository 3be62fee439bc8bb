"""A record between a command and the registry: entries, papers, restricted values."""
