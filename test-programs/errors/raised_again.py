# A finally and a bare raise on the way: each frame shows the line that raised, or raised again.
def risky(step):
    if step == 3:
        raise RuntimeError("step", step)
    return step


def runs():
    for step in range(5):
        try:
            risky(step)
        except ValueError:
            print("never")
        finally:
            print("step", step)


def guarded():
    try:
        runs()
    except RuntimeError as e:
        print("noticed", e)
        raise


guarded()
