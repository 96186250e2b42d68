"""A meeting typed in from nothing: laid out as a text of its own, read as any other."""
