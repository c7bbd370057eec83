"""What units do between reports: meetings, supervision, programmes, exemplars (hoạt động)."""
