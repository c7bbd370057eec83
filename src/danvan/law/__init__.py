"""What holds, since when, and who says so (pháp luật)."""
