import assert from "node:assert/strict";
import { hexBytes } from "../../../runtime-hal/sim/part-support/byte-values.js";
import { wiredBoard, type WiredBoard } from "../../helpers/wired-board.js";

/** What comes to the program's ports, with the milliseconds. */
function receiver(wired: WiredBoard, show: (bytes: Uint8Array) => string): string[] {
  const seen: string[] = [];
  wired.run.lan.meet({
    take: () => undefined,
    datagram: (port, bytes, from) =>
      seen.push(`${wired.board.clock.currentUs / 1000} ${from.host}:${from.port}>${port} ${show(bytes)}`),
  });
  return seen;
}

const board = { host: "192.168.0.2", port: 50000 };

describe("udp-server", () => {
  it("answers datagrams each for itself, and sends to who asked last", async () => {
    const wired = await wiredBoard(`
parts:
  lamp:
    type: udp-server
    host: 10.0.0.5
    port: 38899
    replies: {"on": "ok", "/^dim (\\\\d+)$/": {send: "dimmed to $1", after: 100ms}}
events:
  - at 500ms: send lamp "turned by hand"
`);
    const seen = receiver(wired, (bytes) => new TextDecoder().decode(bytes));
    const send = (text: string, port = 38899): void =>
      wired.run.lan.sendDatagram(new TextEncoder().encode(text), { host: "10.0.0.5", port }, board);
    for (const text of ["o", "n", "on", "dim 30", "dim x"]) send(text);
    send("on", 5);
    wired.pass(1e6);
    assert.deepEqual(seen, [
      "20 10.0.0.5:38899>50000 ok",
      "120 10.0.0.5:38899>50000 dimmed to 30",
      "520 10.0.0.5:38899>50000 turned by hand",
    ]);
    assert.deepEqual(
      ["datagrams", "bytes", "sent"].map((name) => wired.probe("lamp", name)),
      [5, 15, 28],
    );
  });
});

describe("datagrams to everybody", () => {
  it("reach all who serve at the port, and each answers with its own address", async () => {
    const wired = await wiredBoard(`
parts:
  near: {type: udp-server, host: 192.168.0.7, port: 5005, replies: {"who?": near}}
  far: {type: udp-server, host: far.example, port: 5005, latency: 50ms, replies: {"who?": far}}
  other: {type: udp-server, host: 192.168.0.8, port: 5006, replies: {"who?": other}}
  gone: {type: udp-server, host: 192.168.0.9, port: 5005, replies: {"who?": gone}}
events:
  - at 0: unplug gone
`);
    const seen = receiver(wired, (bytes) => new TextDecoder().decode(bytes));
    wired.pass(1000);
    for (const host of ["255.255.255.255", "192.168.0.255", "239.1.2.3", "223.0.0.1"])
      wired.run.lan.sendDatagram(new TextEncoder().encode("who?"), { host, port: 5005 }, board);
    wired.pass(1e6);
    assert.deepEqual(seen, [
      ...Array.from({ length: 3 }, () => "21 192.168.0.7:5005>50000 near"),
      ...Array.from({ length: 3 }, () => "51 203.0.113.1:5005>50000 far"),
    ]);
    assert.deepEqual([wired.probe("gone", "datagrams"), wired.probe("other", "datagrams")], [0, 0]);
  });
});

describe("udp-client", () => {
  it("sends to the program, and answers what comes back", async () => {
    const wired = await wiredBoard(`
parts:
  phone: {type: udp-client, port: 9, replies: {"/^(\\\\w+)\\\\?$/": "$1!"}}
events:
  - at 100ms: send phone "lamp on"
  - at 200ms: unplug phone for 100ms
  - at 250ms: send phone "lost"
`);
    const seen = receiver(wired, (bytes) => new TextDecoder().decode(bytes));
    wired.pass(300_000);
    const { lan } = wired.run;
    const phone = { host: "192.168.0.101", port: 49152 };
    assert.deepEqual([lan.has(phone.host), lan.hasClient(phone.host)], [true, true]);
    lan.sendDatagram(new TextEncoder().encode("sure?"), phone, { host: board.host, port: 9 });
    wired.pass(1e6);
    assert.deepEqual(seen, ["120 192.168.0.101:49152>9 lamp on", "320 192.168.0.101:49152>9 sure!"]);
    assert.deepEqual([wired.probe("phone", "received"), wired.probe("phone", "datagrams")], ["sure?", 1]);
  });
});

describe("ntp-server", () => {
  it("tells its time, which goes on; loses requests while it is unplugged", async () => {
    const wired = await wiredBoard(`
parts:
  time: {type: ntp-server, time: 2036-02-07 06:28:14}
events:
  - at 3s: unplug time for 1s
`);
    const seen = receiver(wired, (bytes) => hexBytes(bytes).replaceAll(" ", ""));
    const query = new Uint8Array(48);
    query[0] = 0x1b;
    query[47] = 7;
    const to = { host: wired.run.lan.lookUp("pool.ntp.org") as string, port: 123 };
    for (let i = 0; i < 4; i++) {
      wired.run.lan.sendDatagram(query, to, board);
      wired.pass(1e6 + 250_000);
    }
    const times = seen.map((line) => line.slice(-16));
    // The seconds begin anew after 2036-02-07 06:28:15.
    assert.deepEqual(times, ["fffffffe00000000", "ffffffff40000000", "0000000080000000"]);
    assert.match(
      seen[0] as string,
      /^20 203.0.113.1:123>50000 1c01(00){14}fffffffe00000000(00){7}07fffffffe/,
    );
    assert.deepEqual(
      [wired.probe("time", "requests"), wired.probe("time", "time")],
      [3, "2036-02-07 06:28:19"],
    );
  });
});
