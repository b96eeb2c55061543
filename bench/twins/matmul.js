/** Twin of matmul.py: matrices as arrays of arrays. */
import { measure } from "./measure.js";

const SIZE = 100;

function make(n, seed) {
  const row = (i) =>
    Array.from({ length: n }, (_, j) => ((i * 7 + j * 13 + seed) % 19) / 19 + (i === j ? n : 0));
  return Array.from({ length: n }, (_, i) => row(i));
}

function multiply(a, b) {
  const columns = b[0].map((_, j) => b.map((row) => row[j]));
  const result = [];
  for (const row of a) {
    const line = [];
    for (const column of columns) {
      let total = 0;
      for (let k = 0; k < row.length; k++) total += row[k] * column[k];
      line.push(total);
    }
    result.push(line);
  }
  return result;
}

function solve(matrix, right) {
  const n = matrix.length;
  const m = matrix.map((row, i) => [...row, right[i]]);
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(m[r][i]) > Math.abs(m[pivot][i])) pivot = r;
    [m[i], m[pivot]] = [m[pivot], m[i]];
    for (let r = i + 1; r < n; r++) {
      const factor = m[r][i] / m[i][i];
      for (let c = i; c <= n; c++) m[r][c] -= factor * m[i][c];
    }
  }
  const x = new Array(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let known = 0;
    for (let k = i + 1; k < n; k++) known += m[i][k] * x[k];
    x[i] = (m[i][n] - known) / m[i][i];
  }
  return x;
}

function run(n) {
  const a = make(n, 1);
  const product = multiply(multiply(a, make(n, 5)), a);
  const right = Array.from({ length: n }, (_, i) => i);
  const x = solve(product, right);
  let trace = 0;
  for (let i = 0; i < n; i++) trace += product[i][i];
  return `${trace.toFixed(3)} ${x.reduce((sum, value) => sum + value, 0).toFixed(9)}`;
}

measure(run, SIZE);
