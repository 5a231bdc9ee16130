# Long lines and tabs, and text that is wider than it looks.
def f(x):
    if x:
	    return "日本" + x + "é" + None  # a tab and wide characters


f("x")
