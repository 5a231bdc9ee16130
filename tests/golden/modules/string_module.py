# string: the constants, capwords, and Template with its errors.
import string
from string import Template

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(string.capwords("the  quick brown\tfox"), string.capwords("a-b-c", "-"), repr(string.capwords("  x ")), string.capwords("o'neil ÉCOLE"))
greeting = Template("$who owes ${whom} $$5, not $$$amount")
print(greeting.substitute(who="Ada", whom="Bo", amount=7), greeting.substitute({"who": 1, "whom": None}, amount=2.5), greeting.template)
print(greeting.safe_substitute(who="Ada"), Template("$a $ $1 ${x").safe_substitute(a=1), Template("").substitute(), Template("$a$b_1$c-d").substitute(a="x", b_1="y", c="z"))
print(greeting.get_identifiers(), greeting.is_valid(), Template("$ x").is_valid(), Template("$a ${b} $a $").get_identifiers())


class Percent(Template):
    delimiter = "%"


print(Percent("100%% of %what").substitute(what="$it"))
for template in ["$", "a\nb $ c", "${", "${}", "${a b}", "$é", "x${1}", "\n\n  ${"]:
    try:
        print(Template(template).substitute(a=1))
    except ValueError as error:
        print(repr(template), error, "|", Template(template).safe_substitute(a=1) == template)
try:
    greeting.substitute(who="Ada")
except KeyError as error:
    print("KeyError", error)
try:
    print(greeting.substitute({"who": "a", "whom": "b"}, who="keyword", amount="wins"))
    greeting.substitute(1, 2)
except TypeError as error:
    print("TypeError")
