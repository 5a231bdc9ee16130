# Braces behind a name are looked into as a call's generator expression would be.
names = [first = find{key value}]
