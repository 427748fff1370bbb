"""Digital signatures on a finished PDF: optional, offline, after the paper is made.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (how signatures of person and organ look);
ETSI EN 319 142-1, PAdES baseline B-B. Needs the extra `sign` (pyHanko).
"""
