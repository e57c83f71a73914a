"""The evidence ledger: approved claims with their proof, and what copy may lean on them."""
