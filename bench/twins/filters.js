/** Twin of filters.py: moving average, median and Kalman filter. */
import { measure } from "./measure.js";

const SIZE = 150000;

class MovingAverage {
  constructor(width) {
    this.values = new Array(width).fill(0);
    this.sum = 0;
    this.next = 0;
  }
  add(value) {
    this.sum += value - this.values[this.next];
    this.values[this.next] = value;
    this.next = (this.next + 1) % this.values.length;
    return this.sum / this.values.length;
  }
}

class Median {
  constructor(width) {
    this.values = new Array(width).fill(0);
  }
  add(value) {
    this.values.shift();
    this.values.push(value);
    return this.values.slice().sort((a, b) => a - b)[this.values.length >> 1];
  }
}

class Kalman {
  constructor(processNoise, sensorNoise) {
    this.q = processNoise;
    this.r = sensorNoise;
    this.x = 0;
    this.p = 1;
  }
  add(value) {
    this.p += this.q;
    const gain = this.p / (this.p + this.r);
    this.x += gain * (value - this.x);
    this.p *= 1 - gain;
    return this.x;
  }
}

function readings(count) {
  let seed = 1;
  const values = [];
  for (let i = 0; i < count; i++) {
    seed = (seed * 75 + 74) % 65537;
    values.push(2000 + (i % 500) + (seed % 101) - 50);
  }
  return values;
}

function run(count) {
  const values = readings(count);
  const average = new MovingAverage(16);
  const median = new Median(5);
  const kalman = new Kalman(0.01, 4);
  let [a, m, k] = [0, 0, 0];
  for (const value of values) {
    a += average.add(value);
    m += median.add(value);
    k += kalman.add(value);
  }
  let squares = 0;
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    squares += (value - 2250) ** 2;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const deviation = Math.sqrt(squares / values.length);
  return `${a.toFixed(4)} ${m} ${k.toFixed(4)} ${deviation.toFixed(4)} ${low} ${high}`;
}

measure(run, SIZE);
