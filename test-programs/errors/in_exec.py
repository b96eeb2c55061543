# In code that was compiled from text.
source = """
def inside(x):
    return x.missing


def caller():
    return inside(5)
"""
exec(source)
caller()
