"""Facts to papers: one block model, rendered as PDF and as .docx."""
