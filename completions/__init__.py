"""Completion scripts, generated from the command tree; shipped with the package and for the system's folders."""
