"""What no single document says: copies, stories, days, questions with their answers, verdicts."""
