"""Dossiers (hồ sơ): what each officeholder and the unit hand in before the vote."""
