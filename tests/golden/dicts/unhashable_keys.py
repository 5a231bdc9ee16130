# Which methods of dict look at the hash of a key: pop() of an empty one does not.
for mapping in {}, {1: 2}:
    for method, *more in ["pop"], ["pop", 0], ["get"], ["setdefault"], ["__contains__"], ["__getitem__"], ["__delitem__"]:
        try:
            print(method, getattr(mapping, method)([], *more))
        except (TypeError, KeyError) as error:
            print(method, repr(error))
