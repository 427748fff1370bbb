"""Days as «13/07/2023», moments as «08:05 13/07/2023»."""

DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = "H:i d/m/Y"
