"""Owns the screens: layout, keys and colours; figures come from the workspace and are never computed here."""
