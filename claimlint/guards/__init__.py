"""Guards: reasons why words that look like a claim are none.

Each guard is a module with a ``NAME``, the lexicons whose absence from a sentence makes it
pointless (``CUES``), and ``check``, which returns a `Verdict` or None. Guards look at one
claim in its clause, with the sentences around it at hand.
"""
