/** Twin of state_machine.py: frames of a serial protocol. */
import { measure } from "./measure.js";

const SIZE = 30000;

class Idle {
  enter() {}
  feed(machine, byte) {
    return byte === 0x7e ? machine.header : this;
  }
}

class Header {
  enter(machine) {
    machine.kind = -1;
  }
  feed(machine, byte) {
    if (machine.kind < 0) {
      machine.kind = byte;
      return this;
    }
    machine.length = byte;
    return byte ? machine.body : machine.check;
  }
}

class Body {
  enter(machine) {
    machine.payload = [];
  }
  feed(machine, byte) {
    machine.payload.push(byte);
    return machine.payload.length === machine.length ? machine.check : this;
  }
}

function sum(bytes) {
  let total = 0;
  for (const byte of bytes) total += byte;
  return total;
}

class Check {
  enter() {}
  feed(machine, byte) {
    if ((sum(machine.payload) & 0xff) === byte) machine.deliver();
    else machine.errors++;
    return machine.idle;
  }
}

class Machine {
  constructor() {
    this.idle = new Idle();
    this.header = new Header();
    this.body = new Body();
    this.check = new Check();
    this.state = this.idle;
    this.kind = 0;
    this.length = 0;
    this.payload = [];
    this.errors = 0;
    this.sets = 0;
    this.adds = 0;
    this.maxes = 0;
    this.value = 0;
  }
  deliver() {
    const payload = this.payload;
    switch (this.kind) {
      case 1:
        this.sets++;
        this.value = payload[0];
        break;
      case 2:
        this.adds++;
        this.value = (this.value + payload[payload.length - 1]) & 0xffff;
        break;
      case 3:
        this.maxes++;
        this.value = Math.max(this.value, ...payload);
        break;
      default:
        this.errors++;
    }
  }
  feed(byte) {
    const following = this.state.feed(this, byte);
    if (following !== this.state) {
      this.state = following;
      following.enter(this);
    }
  }
}

function run(rounds) {
  const bytes = [];
  for (let n = 0; n < 40; n++) {
    const payload = Array.from({ length: 2 + (n % 9) }, (_, i) => (n * 3 + i) & 0xff);
    const check = (sum(payload) + (n % 11 === 0 ? 1 : 0)) & 0xff;
    bytes.push(0, 0x7e, 1 + (n % 4), payload.length, ...payload, check);
  }
  const stream = Uint8Array.from(bytes);
  const machine = new Machine();
  const turns = Math.floor(rounds / 10);
  for (let turn = 0; turn < turns; turn++) {
    for (const byte of stream) machine.feed(byte);
  }
  return `[${machine.sets}, ${machine.adds}, ${machine.maxes}] ${machine.errors} ${machine.value}`;
}

measure(run, SIZE);
