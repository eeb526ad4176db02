"""Kinds of figures: what a count can be of, one file each."""
