# raise SystemExit without a code ends with status 0.
print("before")
raise SystemExit
print("after")
