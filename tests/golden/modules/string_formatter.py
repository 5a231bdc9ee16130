# string.Formatter: what it does by itself, and what a subclass changes.
from string import Formatter

formatter = Formatter()
print(formatter.format("{0} {1!r:>5} {name[0]} {x.real:.1f} {{}}", "a", "b", name=[9], x=2), formatter.format("{}-{}", 1, 2), formatter.vformat("{a}{0}", (1,), {"a": "x"}), formatter.format("{:{}}", "r", ">4"))
for text in ["", "plain", "{}", "a{0}b", "{x!r:>{w}}", "{{{y}}}", "{a.b[c]}tail", "}}{{"]:
    print(repr(text), list(formatter.parse(text)))
print(formatter.get_field("a.real", (), {"a": 5}), formatter.get_value(0, ["x"], {}), formatter.format_field(3, "03"), formatter.convert_field("é", "a"), formatter.convert_field(1, None))


class Default(Formatter):
    def get_value(self, key, args, kwargs):
        try:
            return super().get_value(key, args, kwargs)
        except (KeyError, IndexError):
            return f"<{key}>"

    def check_unused_args(self, used_args, args, kwargs):
        print("used", sorted(map(str, used_args)))

    def format_field(self, value, format_spec):
        if format_spec == "upper":
            return str(value).upper()
        return super().format_field(value, format_spec)


print(Default().format("{0} {who:upper} {missing} {5}", 1, who="ada", other=2))
for act in [lambda: formatter.format("{} {0}", 1), lambda: formatter.format("{0} {}", 1), lambda: formatter.format("{a}"), lambda: formatter.format("{}"), lambda: formatter.format("{"), lambda: formatter.format("}"), lambda: formatter.format("{0!x}", 1), lambda: formatter.format("{0:{1:{2}}}", 1, 2, 3), lambda: formatter.convert_field(1, "q"), lambda: formatter.format("{0.}", 1), lambda: formatter.format("{0[}", 1)]:
    try:
        print(act())
    except (ValueError, KeyError, IndexError) as error:
        print(type(error).__name__, error)
