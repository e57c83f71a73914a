"""The quality of a rule book: what is well-formed and yet poorly made.

Each module holds checks; a check takes `Material` and yields a `Defect` for each thing to mend.
"""
