/** Twin of paths.py: places are numbers, distances a typed array. */
import { measure } from "./measure.js";

const SIZE = 100;

function makeWalls(size) {
  const walls = new Uint8Array(size * size);
  let seed = 11;
  for (let i = 0; i < walls.length; i++) {
    seed = (seed * 75 + 74) % 65537;
    if (seed % 10 < 3) walls[i] = 1;
  }
  return walls;
}

function search(walls, size, start) {
  const distance = new Int32Array(size * size).fill(-1);
  const came = new Int32Array(size * size).fill(-1);
  const queue = [start];
  distance[start] = 0;
  for (let at = 0; at < queue.length; at++) {
    const place = queue[at];
    const x = Math.floor(place / size);
    const y = place % size;
    const visit = (nx, ny) => {
      if (nx < 0 || nx >= size || ny < 0 || ny >= size) return;
      const near = nx * size + ny;
      if (walls[near] || distance[near] >= 0) return;
      distance[near] = distance[place] + 1;
      came[near] = place;
      queue.push(near);
    };
    visit(x + 1, y);
    visit(x - 1, y);
    visit(x, y + 1);
    visit(x, y - 1);
  }
  return { distance, came, count: queue.length };
}

function run(rounds) {
  const size = 16;
  const walls = makeWalls(size);
  let [reached, longest, steps] = [0, 0, 0];
  for (let turn = 0; turn < rounds; turn++) {
    const start = (turn % size) * size + ((turn >> 1) % size);
    walls[start] = 0;
    const { distance, came, count } = search(walls, size, start);
    let far = start;
    for (let i = 0; i < distance.length; i++) if (distance[i] >= distance[far]) far = i;
    for (let place = far; came[place] >= 0; place = came[place]) steps++;
    reached += count;
    longest = Math.max(longest, distance[far]);
  }
  return `${reached} ${longest} ${steps}`;
}

measure(run, SIZE);
