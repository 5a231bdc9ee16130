# Strings: formatting, joining, splitting, counting.
def run(n):
    total = 0
    words = []
    for i in range(n):
        word = f"w{i % 97}:{i}"
        words.append(word)
        if len(words) == 50:
            line = " ".join(words)
            parts = line.split(" ")
            total += len(line) + len(parts)
            if "w5:" in line:
                total += line.count("w5")
            text = ""
            for part in parts:
                text += part.upper()
            total += len(text)
            words = []
    return total


print(run(3_000_000))
