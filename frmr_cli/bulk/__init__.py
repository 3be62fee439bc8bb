"""Many changes at once: sources, validation, plan, journal, run, rejects, undo."""
