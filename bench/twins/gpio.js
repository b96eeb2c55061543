/** Twin of gpio.py: the traffic light. */
import { measure } from "./measure.js";

const SIZE = 360000;
const GREEN = 0;
const YELLOW = 1;
const RED = 2;
const WALK = 3;
const TABLE = [
  { outputs: [0, 0, 1, 0], ticks: 40, following: YELLOW },
  { outputs: [0, 1, 0, 0], ticks: 7, following: RED },
  { outputs: [1, 0, 0, 0], ticks: 5, following: WALK },
  { outputs: [1, 0, 0, 1], ticks: 25, following: GREEN },
];

class Pin {
  level = 0;
  edges = 0;
  set(level) {
    if (level !== this.level) {
      this.edges++;
      this.level = level;
    }
  }
}

function run(ticks) {
  const pins = [new Pin(), new Pin(), new Pin(), new Pin()];
  const button = new Pin();
  let state = GREEN;
  let left = TABLE[state].ticks;
  let lit = 0;
  for (let tick = 0; tick < ticks; tick++) {
    button.set(tick % 97 < 3 ? 1 : 0);
    const { outputs, following } = TABLE[state];
    for (let i = 0; i < pins.length; i++) pins[i].set(outputs[i]);
    if (state === GREEN && button.level && left > 10) left = 10;
    left--;
    if (left <= 0) {
      state = following;
      left = TABLE[state].ticks;
    }
    if (pins[2].level) lit++;
  }
  return `lit ${lit} edges [${pins.map((pin) => pin.edges).join(", ")}]`;
}

measure(run, SIZE);
