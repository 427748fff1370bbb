"""Vietnamese letters in old encodings: what they look like, and how to tell.

Before Unicode, Vietnamese was written with fonts: the file holds «NguyÔn V¨n», and the
font .VnTime draws «Nguyễn Văn». Such text still arrives, as bytes in CSV files and as
letters inside workbooks and Word tables. The tables here are facts about those fonts.
"""
