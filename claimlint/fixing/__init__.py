"""Claims put into other words: what a rule's fix changes in the prose, and then in the file.

Nothing here reads or writes files; `claimlint.project.fix` does, and asks the linter again.
"""
