"""Days as «13 July 2023», moments as «13 July 2023, 08:05»."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
