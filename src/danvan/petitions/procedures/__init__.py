"""The lawful moves of every procedure, one row each (bảng các bước hợp pháp).

A row: from these states, by this event, to that state, under these guards; who may take it, which time
limits it starts, pauses or stops, and the article. A changed rule is a changed row.
"""
