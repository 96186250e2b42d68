"""Lists: what their columns are, what of them is shown, and what leaves by a sheet."""
