"""计分规则: read in words, changed in a form, tried out, kept as versions of a year."""
