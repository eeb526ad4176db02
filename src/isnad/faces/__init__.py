"""Faces: how people and programs meet Isnad."""
