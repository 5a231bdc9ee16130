# A t-string's format specifier cannot go over the line.
t'{1:d
}'
