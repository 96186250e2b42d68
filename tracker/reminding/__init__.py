"""The day's digests: lines (of one part) → gathering (by reader) → sending."""
