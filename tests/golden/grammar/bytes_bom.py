# A byte-order mark.
print("é")
