"""Names: who and what a document names, each with its key, its code and whose it is."""
