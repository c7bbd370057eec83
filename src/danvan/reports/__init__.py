"""What was done in which period: figures, documents, reports, regimes (báo cáo)."""
