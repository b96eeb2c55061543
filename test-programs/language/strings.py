# Text is a sequence of code points.
s = "Größe: 10 µm 🚀"
print(len(s), s[2], s[-1], s[2:5])
print(s.upper(), s.find("µ"), s.split(), s.encode()[:6])
print("a,b,,c".split(","), "  x  y ".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1))
print("path/to/file".rpartition("/"), "key=value".partition("="), "none".partition("="))
print("xxabcxx".strip("x"), "abc".lstrip("a"), "abc".rstrip("c"), "  pad ".strip() + "|")
print("hello".replace("l", "L", 1), "hello".count("l"), "hello".index("l"), "hello".rfind("l"))
print("hello".startswith("he"), "hello".endswith("lo"), "ell" in "hello", "z" not in "hello")
print("abc" < "abd", "a" * 3, "ab" "cd", "Z" < "a", max("hello"))
print("one\ntwo\r\nthree".splitlines(), "x".join(["a", "b"]), "title case".upper().lower())
print("abc".isalpha(), "12".isdigit(), " ".isspace(), "aB".isupper(), "ab".islower())
print(ord("A"), chr(97), chr(0x1F680), "\x41\u00e9\U0001F600")
print(r"raw \n", """triple
quoted "text\"""", 'single \'quote\'', "line \
continued")
print("abcdef"[1:4], "abcdef"[-3:], "abc"[5:], "abcdef"[:-2])
print([c for c in "aé🚀"], list(reversed("abc")), sorted("hello"))
print("é".encode(), b"\xc3\xa9".decode(), bytes("ü", "utf-8"), str(b"abc", "utf-8"))
print("center".center(12) + "|", hash("a") == hash("a"), "a" is not None)
for expression in (lambda: "abc"[10], lambda: "a" + 1, lambda: "abc".index("z"), lambda: b"\xff".decode()):
    try:
        expression()
    except Exception as e:
        print(type(e).__name__, e)
words = {}
for word in "the cat and the dog and the bird".split():
    words[word] = words.get(word, 0) + 1
print(sorted(words.items(), key=lambda item: (-item[1], item[0])))
