# string.Template: $names, ${names}, $$, and what is amiss; and the module's groups of letters.
import string
from string import Template

for text in ["$x is ${y}", "$$5", "$", "a $", "${", "${x", "$1", "line1\n $é", "$x$y", "$xé", "$X_1 b", "${x}y", "$ x", "$_", "${}", "${ x}", "$$x", "$$$x", "ab\ncd $!", "", "$missing"]:
    template = Template(text)
    try:
        print(repr(text), repr(template.substitute(x=1, y="Y", _="u", X_1="q")))
    except (ValueError, KeyError) as error:
        print(repr(text), type(error).__name__, error)
    print(repr(template.safe_substitute(x=1)), template.is_valid())


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(Template("$a $b").substitute(Default(a=1)), Template("$x $y").substitute({"x": 5, "y": 6}, y=7), Template("$self $mapping").substitute(self=1, mapping=2))
print(Template("$a $b $a ${c}").get_identifiers(), Template("$x").template)
print(string.digits, string.hexdigits, string.octdigits, string.ascii_letters, string.punctuation, repr(string.whitespace), len(string.printable))
print(string.capwords("  hello   world x"), string.capwords("a-b c", "-"))
