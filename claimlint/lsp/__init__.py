"""The language server: findings in an editor, while the copy is being written."""
