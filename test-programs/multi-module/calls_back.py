import reads_too_early

seen = []
for function in (reads_too_early.read_kept, reads_too_early.read_later):
    try:
        seen.append(function())
    except NameError as e:
        seen.append(str(e))
try:
    seen.append(reads_too_early.later)
except AttributeError as e:
    seen.append(str(e))
