"""Word, PowerPoint and Excel files: ZIP packages of XML parts."""
