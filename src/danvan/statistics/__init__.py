"""Statistical tables: what a table asks for, and what petitions and receptions answer (thống kê).

A table is data: each column says what it counts and under which traits. A petition answers with its
traits over a window of days, found from its events alone; nothing that is counted is ever stored.
"""
