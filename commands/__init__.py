"""One module per command of the root: options, one call, one rendering."""
