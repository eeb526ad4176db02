"""Known names: states, outlets, bodies and forces, as data."""
