print("a field in a specification may show its text:")
print(f"{1:{2=}}")
print(f"{1:{2:{3=}}}")
