"""Facts from the archive (lấy số liệu từ kho dữ liệu): a file per source, and `sheet`, which puts them together.

A count is a number only where the archive holds everything that it counts; what may lack something gives a floor,
and a floor is not reported as a number.
"""
