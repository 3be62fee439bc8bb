"""Makes what is derived from the command tree: help pages, completions, man pages, the table of exit codes."""
