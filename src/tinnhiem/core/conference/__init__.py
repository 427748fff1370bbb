"""The conference (hội nghị): presence, quorum, tally committee, phases."""
