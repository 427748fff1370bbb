"""The plan (kế hoạch): its facts, its grammar, and what it leaves impossible."""
