"""Values turned into text: tables, machine formats, masks, safe text."""
