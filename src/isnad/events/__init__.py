"""Events: what happened or was announced between parties, coded in PLOVER."""
