# Floats in the formats e and g with few digits, their repr, and parts of strs that are replaced.
values = [0.0, 1.0, 10.0, 999999.5, 999999.4, 9999995.0, 0.0001, 0.00001, 0.00009999995, 1e15, 1e16, 1e21, 1e22]
values += [1e23, 1e-9, 1e100, 5e-324, 1.7e308, 0.5, 2.5, 0.25, 1 / 3, 9.5, 99.5, 9.9999995, 0.1 + 0.2, 7404.81]
for v in values:
    print(v, "%g %e %.3g %.10g %.15g %.0e" % (v, v, -v, v, v, v), "%+.4G %E %.0g %.1g" % (v, v, v, v))
    print("{:g} {:.4e} {:>12.3g} {:G} {:<10.2e}|".format(v, v, -v, -v, v), float("-inf"), "%g" % float("nan"))
h = 0
for i in range(3000):
    for c in str(i * 0.37) + str(i / 7e6) + "%g %.3e" % (i / 13, i * 1e12):
        h = (h * 31 + ord(c)) & 0x3FFFFFFF
print(h)
print("a,b,,c".replace(",", ";"), "aaaa".replace("aa", "b"), "aaaa".replace("a", "$&", 2), "abc".replace("", "-"))
print("abc".replace("x", "y"), "abc".replace("b", ""), "a.b.c".replace(".", "", 1), "äöä".replace("ä", "aa"), "aaa".replace("a", "b", 0))

# Texts of up to eighteen digits, read and written again.
texts = ["9007199254740993.0", "9007199254740992.5", "0.000000000000000001", "1.00000000000000011", "1.000000000000000111"]
texts += ["0.1000000000000000055511", "4503599627370497.5", "4503599627370496.5", "2.2250738585072014", "100000000000000000."]
texts += [".5", "5.", "000000000000000001.5", "0.9999999999999999", "0.99999999999999994", "0.99999999999999995", "9.95"]
texts += ["1.9999999999999998", "0.49999999999999997", "0.12500000000000001", "9.949999999999999", "99.98999999999999"]
for t in texts:
    print(t, float(t), float(t) == float(str(float(t))), float("-" + t) == -float(t))
h = 0
for i in range(2000):
    t = str(i * 0.37 + i / 7)
    h = (h * 31 + int(float(t[:-1]) * 1e9) + int(float(t + "7") * 1e9)) & 0x3FFFFFFF
print(h)
