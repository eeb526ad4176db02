"""What a written form can begin, as flags: plain numbers, for they are asked for at every word."""

NONE = 0
OWN = 1
PERSON = 2
THING = 4
FORCE = 8
TOWN = 16
HEAD = 32
SAYING = 64

NAME = THING | FORCE | TOWN
"""What begins a name that is no person's."""
