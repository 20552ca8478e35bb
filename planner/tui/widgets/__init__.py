"""Owns the widgets all screens are made of, each drawn line by line; they know no mission."""
