# board: pico
# isAlpha, isDigit, isLowerCase, isUpperCase and isSpace: methods of str.
for char in ("a", "5", " ", "Q", "\t", "%"):
    print(
        repr(char),
        "letter" if char.isalpha() else "-",
        "digit" if char.isdigit() else "-",
        "lower" if char.islower() else "-",
        "upper" if char.isupper() else "-",
        "space" if char.isspace() else "-",
    )
