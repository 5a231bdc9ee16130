# The order in which a pipeline of generators is cleaned up.
def stage(name, source):
    print("start", name)
    try:
        for item in source:
            yield f"{item}{name}"
    finally:
        print("cleanup", name)


def source():
    try:
        for n in range(5):
            yield n
    finally:
        print("cleanup source")


pipeline = stage("c", stage("b", stage("a", source())))
print(next(pipeline))
print(next(pipeline))
pipeline.close()
print("closed")
for item in stage("y", stage("x", source())):
    print(item)
    if item.startswith("1"):
        break
print("after break")
print(list(stage("z", iter("q"))))
