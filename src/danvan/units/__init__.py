"""Who does the work: territories and organisations (đơn vị, tổ chức)."""
