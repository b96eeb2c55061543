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
