"""The national list of communes, brought by the user: tables and packages read into units and events.

danvan ships no list of communes. What others publish is read here, every inconsistency is named with its
row, and only what is told is repaired.
"""
