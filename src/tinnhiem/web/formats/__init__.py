"""How templates write days and hours, by language (`|date:"DATETIME_FORMAT"`)."""
