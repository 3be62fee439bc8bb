"""Scans as they come from outside: recognised, opened and refused."""
