"""PLOVER's event types and modes, and what they are called in CAMEO and ACLED: data."""
