/** Twin of events.py: customers at a counter. */
import { measure } from "./measure.js";

const SIZE = 24000;

const before = (a, b) => a.time < b.time || (a.time === b.time && a.number < b.number);

/** A binary heap of events. */
class Heap {
  items = [];
  push(event) {
    const items = this.items;
    let at = items.length;
    items.push(event);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(event, items[parent])) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = event;
  }
  pop() {
    const items = this.items;
    const top = items[0];
    const last = items.pop();
    const length = items.length;
    if (length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && before(items[child + 1], items[child])) child++;
      if (!before(items[child], last)) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = last;
    return top;
  }
}

class Simulation {
  now = 0;
  queue = new Heap();
  number = 0;
  after(delay, callback) {
    this.number++;
    this.queue.push({ time: this.now + delay, number: this.number, callback });
  }
  run(limit) {
    while (this.queue.items.length > 0 && this.number < limit) {
      const event = this.queue.pop();
      this.now = event.time;
      event.callback();
    }
  }
}

class Shop {
  waiting = [];
  served = 0;
  waited = 0;
  seed = 7;
  constructor(simulation, counters) {
    this.simulation = simulation;
    this.free = counters;
  }
  random(limit) {
    this.seed = (this.seed * 75 + 74) % 65537;
    return this.seed % limit;
  }
  arrive() {
    this.simulation.after(1 + this.random(20), () => this.arrive());
    this.waiting.push(this.simulation.now);
    this.serve();
  }
  serve() {
    if (this.free <= 0 || this.waiting.length === 0) return;
    const since = this.waiting.shift();
    this.waited += this.simulation.now - since;
    this.free--;
    this.simulation.after(5 + this.random(30), () => this.done());
  }
  done() {
    this.free++;
    this.served++;
    this.serve();
  }
}

function run(limit) {
  const simulation = new Simulation();
  const shop = new Shop(simulation, 2);
  simulation.after(0, () => shop.arrive());
  for (let i = 0; i < 200; i++) {
    simulation.after(1000 + shop.random(5000), () => shop.waiting.push(simulation.now + (i % 2)));
  }
  simulation.run(limit);
  return `${simulation.now} ${shop.served} ${shop.waited} ${shop.waiting.length}`;
}

measure(run, SIZE);
