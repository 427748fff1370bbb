"""Why a paper is not printed (văn bản)."""
