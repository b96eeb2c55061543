/** Twin of particles.py: particles in a box, with vector objects. */
import { measure } from "./measure.js";

const SIZE = 2500;

class Vector {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
  add(other) {
    return new Vector(this.x + other.x, this.y + other.y);
  }
  times(factor) {
    return new Vector(this.x * factor, this.y * factor);
  }
  dot(other) {
    return this.x * other.x + this.y * other.y;
  }
}

class Particle {
  constructor(place, speed, mass) {
    this.place = place;
    this.speed = speed;
    this.mass = mass;
    this.bounces = 0;
  }
  get energy() {
    return 0.5 * this.mass * this.speed.dot(this.speed);
  }
  step(dt, gravity) {
    this.speed = this.speed.add(gravity.times(dt));
    this.place = this.place.add(this.speed.times(dt));
    if (this.place.y < 0) {
      this.place.y = -this.place.y;
      this.speed.y = -this.speed.y * 0.9;
      this.bounces++;
    }
    if (!(this.place.x >= 0 && this.place.x <= 10)) this.speed.x = -this.speed.x;
  }
}

class Heavy extends Particle {
  step(dt, gravity) {
    super.step(dt, gravity);
    this.speed = this.speed.times(0.999);
  }
}

function run(steps) {
  const gravity = new Vector(0, -9.81);
  const particles = [];
  for (let i = 0; i < 100; i++) {
    const kind = i % 4 === 0 ? Heavy : Particle;
    const place = new Vector(0.1 + i * 0.09, 1 + (i % 7));
    particles.push(new kind(place, new Vector(((i % 5) - 2) * 1.5, 0), 1 + (i % 3)));
  }
  for (let i = 0; i < steps; i++) {
    for (const particle of particles) particle.step(0.01, gravity);
  }
  let energy = 0;
  let bounces = 0;
  for (const particle of particles) {
    energy += particle.energy;
    bounces += particle.bounces;
  }
  return `${energy.toFixed(5)} ${bounces}`;
}

measure(run, SIZE);
