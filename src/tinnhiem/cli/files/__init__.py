"""Commands an auditor runs on files. No Django, no campaign, quick to start."""
