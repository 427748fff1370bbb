"""From counts to shares, bands and their articles (kết quả)."""
