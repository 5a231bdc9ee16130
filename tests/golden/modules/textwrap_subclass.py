# textwrap: a wrapper that splits text in its own way; settings as attributes; errors.
import textwrap


class Letters(textwrap.TextWrapper):
    def _split(self, text):
        return list(text)


print(Letters(5).wrap("abc def\tghi"), Letters(4, drop_whitespace=False).wrap("ab cd  ef"))
wrapper = textwrap.TextWrapper(width=30, fix_sentence_endings=True)
print(vars(wrapper))
wrapper.width = 12
wrapper.initial_indent, wrapper.subsequent_indent = "* ", "  "
print(wrapper.fill('He said "stop." Then he did. Mr. X. No! Really? Yes.'))
print(wrapper._split("a well-known -- or not--em-dash 2-3 --option"))
print(textwrap.TextWrapper(fix_sentence_endings=True).wrap("One.  Two. Three.\nFour.' Five"))
for wrong in (
    lambda: textwrap.wrap(5),
    lambda: textwrap.fill("a", 0),
    lambda: textwrap.shorten("a b c", 2, placeholder="much longer"),
    lambda: textwrap.TextWrapper(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    lambda: textwrap.wrap("a", nothing=1),
    lambda: textwrap.dedent(b"a"),
):
    try:
        wrong()
    except (ValueError, TypeError, AttributeError) as error:
        entry, names = error.__traceback__.tb_next, []
        while entry:
            names.append(entry.tb_frame.f_code.co_name)
            entry = entry.tb_next
        print(repr(error), *names)
