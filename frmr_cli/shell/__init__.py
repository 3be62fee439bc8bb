"""What a shell and a person are shown of the command tree: help, completion, usage errors."""
