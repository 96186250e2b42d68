"""Bodies that change: other names, successors, task forces and their end."""
