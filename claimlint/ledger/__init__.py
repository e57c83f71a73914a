"""What people have decided about findings: suppressions in the copy."""
