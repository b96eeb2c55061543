# Variables that other modules ask for before they have a value.
import reads_too_early
import calls_back
import __main__

print(calls_back.seen)
print(reads_too_early.read_later(), reads_too_early.read_again(), reads_too_early.later)


def own():
    return mine * 2


def read_main():
    try:
        return __main__.own()
    except NameError as e:
        return str(e)


print(read_main())
mine = 1.5
print(read_main())
__main__.mine = "ab"
print(read_main(), own())
