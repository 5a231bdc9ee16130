# partition and rpartition: what they return when the separator is there, and when it is not.
for text, separator in [("a=b=c", "="), ("a=b=c", "=="), ("", "="), ("=", "="), ("a→b→c", "→"), ("aaa", "aa"), ("no", "→")]:
    print(text.partition(separator), text.rpartition(separator))
text, separator = "key: value", ": "
print(text.partition(separator)[1] is separator, text.partition("x")[0] is text, text.rpartition("x")[2] is text)
for act in [lambda: text.partition(""), lambda: text.rpartition(""), lambda: text.partition(1), lambda: text.rpartition(None), lambda: text.partition(), lambda: text.partition("a", "b")]:
    try:
        print(act())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
