"""Ballots as pens, copiers and phones make them: what the reader has to survive.

The generator draws on the printed PDF and knows the sheet only by its layout file. It
shares no code with `tinnhiem.omr`: who errs here must not err there in the same way.
One seed makes one page, in any order.
"""
