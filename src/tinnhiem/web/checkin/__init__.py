"""Pages and endpoints of the check-in desks."""
