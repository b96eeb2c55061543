/** Twin of sieve.py: primes in a Uint8Array. */
import { measure } from "./measure.js";

const SIZE = 5000000;

function primesBelow(limit) {
  const composite = new Uint8Array(limit);
  for (let n = 2; n * n < limit; n++) {
    if (composite[n]) continue;
    for (let multiple = n * n; multiple < limit; multiple += n) composite[multiple] = 1;
  }
  const primes = [];
  for (let n = 2; n < limit; n++) if (!composite[n]) primes.push(n);
  return primes;
}

function run(limit) {
  const primes = primesBelow(limit);
  let gap = 0;
  for (let i = 1; i < primes.length; i++) {
    if (primes[i] - primes[i - 1] > gap) gap = primes[i] - primes[i - 1];
  }
  return `${primes.length} ${primes[primes.length - 1]} ${gap}`;
}

measure(run, SIZE);
