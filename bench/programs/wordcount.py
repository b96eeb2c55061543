# Counting words and pairs of words with dicts; a sorted list of the most frequent.
import time

SIZE = 200

WORDS = "the pin of a board and that timer in value to read one write on with sensor over while loop".split()


def make_text(count):
    seed = 3
    words = []
    for _ in range(count):
        seed = (seed * 75 + 74) % 65537
        word = WORDS[seed % len(WORDS)]
        if seed % 5 == 0:
            word += str(seed % 40)
        if seed % 11 == 0:
            word = word[0].upper() + word[1:] + ","
        words.append(word)
    return " ".join(words)


def count_words(text, counts, pairs):
    last = None
    for word in text.split():
        word = word.strip(",.").lower()
        counts[word] = counts.get(word, 0) + 1
        if last is not None:
            pair = (last, word)
            if pair in pairs:
                pairs[pair] += 1
            else:
                pairs[pair] = 1
        last = word


def run(rounds):
    text = make_text(1000)
    counts = {}
    pairs = {}
    for _ in range(rounds):
        count_words(text, counts, pairs)
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:4]
    return "%d %d %s" % (len(counts), len(pairs), " ".join("%s:%d" % item for item in top))

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)
