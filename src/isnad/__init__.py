"""Isnad: who said what, on whose word, how many, where and when, from contradictory news."""
