"""What a text claims: statements with their chain, figures with their parties."""
