"""Could somebody with the folder in hand find out who marked what?"""
