/** Twin of nqueens.py. */
import { measure } from "./measure.js";

const SIZE = 10;

function place(row, n, columns, rising, falling, queens, solutions) {
  if (row === n) {
    solutions.push(queens.slice());
    return;
  }
  for (let column = 0; column < n; column++) {
    if (columns[column] || rising[row + column] || falling[row - column + n]) continue;
    columns[column] = rising[row + column] = falling[row - column + n] = true;
    queens.push(column);
    place(row + 1, n, columns, rising, falling, queens, solutions);
    queens.pop();
    columns[column] = rising[row + column] = falling[row - column + n] = false;
  }
}

function run(n) {
  const flags = (length) => new Array(length).fill(false);
  const solutions = [];
  for (let size = 4; size <= n; size++) {
    place(0, size, flags(size), flags(2 * size), flags(2 * size), [], solutions);
  }
  let best = solutions[0];
  let most = -1;
  for (const solution of solutions) {
    const weight = solution.reduce((sum, column, i) => sum + i * column, 0);
    if (weight > most) [best, most] = [solution, weight];
  }
  return `${solutions.length} [${best.join(", ")}]`;
}

measure(run, SIZE);
