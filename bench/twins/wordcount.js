/** Twin of wordcount.py: words and pairs of words are counted. */
import { measure } from "./measure.js";

const SIZE = 200;
const WORDS =
  "the pin of a board and that timer in value to read one write on with sensor over while loop".split(" ");

function makeText(count) {
  let seed = 3;
  const words = [];
  for (let i = 0; i < count; i++) {
    seed = (seed * 75 + 74) % 65537;
    let word = WORDS[seed % WORDS.length];
    if (seed % 5 === 0) word += seed % 40;
    if (seed % 11 === 0) word = `${word[0].toUpperCase()}${word.slice(1)},`;
    words.push(word);
  }
  return words.join(" ");
}

function countWords(text, counts, pairs) {
  let last;
  for (const raw of text.split(/\s+/)) {
    const word = raw.replace(/^[,.]+|[,.]+$/g, "").toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
    if (last !== undefined) {
      const pair = `${last} ${word}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    last = word;
  }
}

function run(rounds) {
  const text = makeText(1000);
  const counts = new Map();
  const pairs = new Map();
  for (let i = 0; i < rounds; i++) countWords(text, counts, pairs);
  const top = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 4);
  return `${counts.size} ${pairs.size} ${top.map(([word, n]) => `${word}:${n}`).join(" ")}`;
}

measure(run, SIZE);
