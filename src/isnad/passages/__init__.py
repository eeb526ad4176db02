"""The surface of a text: folding, words, sentences, quotations, furniture."""
