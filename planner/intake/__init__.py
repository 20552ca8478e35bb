"""Owns the reading of tables that people keep elsewhere: CSV files and workbooks become rows, rosters units.

It refuses to guess: what it cannot read is a problem with its row and column, and what it passes over is in the notes.
"""

from planner.intake.table import Problem, UnreadableTable
from planner.intake.units import UnitsTable, read_units

__all__ = ["Problem", "UnitsTable", "UnreadableTable", "read_units"]
