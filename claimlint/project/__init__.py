"""From paths to a report: configuration, files, engine, suppressions, selection."""
