"""Languages as data: what is known of letters, words and ways of saying."""
