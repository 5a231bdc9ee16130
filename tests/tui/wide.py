# Wide characters: 漢字, 🐍 and combining é; a tab, and a line that is longer than any pane is wide
def snakes():
	name = "ヘビ 🐍🐍"
	yield name, "é", "a very long text that goes on and on, far beyond the edge of the pane", [1, 2, 3]

for name, *others in snakes(): print(name, others, "x" * 200, sep="\t")
