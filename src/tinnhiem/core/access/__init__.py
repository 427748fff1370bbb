"""Who may enter, and what each duty may see and do."""
