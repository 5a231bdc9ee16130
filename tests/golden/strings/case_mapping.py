# Upper, lower, title and swapped case, of ASCII and of letters that become several.
words = ["", "hello World", "STRASSE", "straße", "ﬁn ŉ", "ǆ ǅ Ǆ", "İstanbul", "ὈΔΥΣΣΕΎΣ", "o'neil's 3rd café", "𐐀𐐨", "中文 ABC"]
for word in words:
    print(repr(word), repr(word.upper()), repr(word.lower()), repr(word.title()), repr(word.capitalize()))
    print("   ", repr(word.swapcase()), repr(word.casefold()))
# A capital sigma at the end of a word becomes another small letter than inside.
for word in ["ΑΣ", "Σ", "ΑΣΑ", "ΑΣ Σ", "ΑΣ'", "ΑΣ'Α", "Α'Σ", "ΑΣΣ", "1Σ"]:
    print(word, word.lower(), word.title(), word.capitalize(), word.swapcase(), word.casefold())
print("ß".casefold() == "SS".casefold(), "ß".upper().lower(), "ΐ".upper() == "Ϊ́")
