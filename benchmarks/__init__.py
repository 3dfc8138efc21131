"""Measurements of the program itself; they print figures and never fail."""
