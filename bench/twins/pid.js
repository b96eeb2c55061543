/** Twin of pid.py: the heater. */
import { measure } from "./measure.js";

const SIZE = 300000;

class PID {
  constructor(kp, ki, kd, low = 0, high = 100) {
    this.kp = kp;
    this.ki = ki;
    this.kd = kd;
    this.low = low;
    this.high = high;
    this.integral = 0;
    this.last = NaN;
  }
  limit(value) {
    return value < this.low ? this.low : value > this.high ? this.high : value;
  }
  update(target, measured, dt) {
    const error = target - measured;
    this.integral = this.limit(this.integral + this.ki * error * dt);
    const slope = Number.isNaN(this.last) ? 0 : (measured - this.last) / dt;
    this.last = measured;
    return this.limit(this.kp * error + this.integral - this.kd * slope);
  }
}

class Heater {
  constructor(ambient) {
    this.ambient = ambient;
    this.temperature = ambient;
  }
  step(power, dt) {
    this.temperature += (power * 0.08 - (this.temperature - this.ambient) * 0.05) * dt;
  }
}

function run(steps) {
  const pid = new PID(4, 0.3, 0.6);
  const heater = new Heater(20);
  let target = 60;
  let worst = 0;
  for (let step = 0; step < steps; step++) {
    if (step % 5000 === 0) target = target === 85 ? 60 : 85;
    heater.step(pid.update(target, heater.temperature, 0.1), 0.1);
    if (step % 5000 > 4000) worst = Math.max(worst, Math.abs(target - heater.temperature));
  }
  return `${heater.temperature.toFixed(6)} ${pid.integral.toFixed(6)} ${worst.toFixed(6)}`;
}

measure(run, SIZE);
