# board: pico
# isAlphaNumeric: a letter or a digit.
for char in "a7_":
    if char.isalpha() or char.isdigit():
        print(f"{char} is alphanumeric.")
    else:
        print(f"{char} is not alphanumeric.")

try:
    print("7".isDigit())
except AttributeError as error:
    print(error)
