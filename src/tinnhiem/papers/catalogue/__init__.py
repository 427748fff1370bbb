"""The papers themselves: each module turns the record into one paper."""
