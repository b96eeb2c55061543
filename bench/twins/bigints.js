/** Twin of bigints.py, with BigInt. */
import { measure } from "./measure.js";

const SIZE = 150;

function factorial(n) {
  let product = 1n;
  for (let i = 2; i <= n; i++) product *= BigInt(i);
  return product;
}

function fibonacci(n) {
  let a = 0n;
  let b = 1n;
  for (let i = 0; i < n; i++) [a, b] = [b, a + b];
  return a;
}

function power(base, exponent, modulus) {
  let result = 1n;
  base %= modulus;
  while (exponent) {
    if (exponent & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
    exponent >>= 1n;
  }
  return result;
}

function digitsOfE(count) {
  const unit = 10n ** BigInt(count + 10);
  let total = unit;
  let term = unit;
  for (let n = 1n; term; n++) {
    term /= n;
    total += term;
  }
  return total / 10n ** 10n;
}

function run(rounds) {
  const prime = 2n ** 255n - 19n;
  let check = 0n;
  for (let turn = 0; turn < rounds; turn++) {
    check ^= factorial(300 + turn) % 1000000007n;
    check ^= BigInt.asUintN(32, fibonacci(1500 + turn));
    check ^= power(BigInt(3 + turn), prime - 2n, prime) % 1000000007n;
    check ^= digitsOfE(300) % 998244353n;
  }
  return `${check} ${String(factorial(60)).slice(-20)}`;
}

measure(run, SIZE);
