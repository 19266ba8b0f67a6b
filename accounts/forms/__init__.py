"""Forms, by topic."""
