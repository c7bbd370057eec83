"""How units, programmes and exemplars are judged: dated rule books as plain records (đánh giá, xếp loại).

The files, from the ground up: `words` (closed sets of words), `measures` (roundings, fractions,
bands), `gates` (conditions), `leaves`, `outside` and `shapes` (how facts become points, S1-S19), `criteria`
(the tree that adds them up, A1-A6), `ranking` (R1-R10), `cohort` (C1-C6), `process` (scope,
calendar, council, transition) and `rulebook` (the whole, with the header of every rule book).
"""
