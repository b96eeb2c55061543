import assert from "node:assert/strict";
import type { LineEnd, Line } from "../../../runtime-hal/sim/network/line.js";
import { hexBytes } from "../../../runtime-hal/sim/part-support/byte-values.js";
import {
  PacketReader,
  packetBytes,
  ProtocolError,
} from "../../../runtime-hal/sim/part-support/mqtt-packets.js";
import { fits, isFilter, isTopic } from "../../../runtime-hal/sim/part-support/mqtt-topics.js";
import { wiredBoard, type WiredBoard } from "../../helpers/wired-board.js";

const [CONNECT, PUBLISH, PUBACK, PUBREL, SUBSCRIBE, UNSUBSCRIBE, PINGREQ, DISCONNECT] = [
  1, 3, 4, 6, 8, 10, 12, 14,
] as const;

/** Numbers are bytes; a text has its length before it; one that begins with "=" has none. */
function bytesOf(...items: readonly (string | number)[]): number[] {
  return items.flatMap((item) => {
    if (typeof item === "number") return [item];
    const bytes = [...new TextEncoder().encode(item.replace(/^=/, ""))];
    return item.startsWith("=") ? bytes : [bytes.length >> 8, bytes.length & 255, ...bytes];
  });
}

/** A client of the program's that says and shows packets. */
class MqttClient implements LineEnd {
  private heard: string[] = [];
  private readonly reader = new PacketReader();
  private readonly line: Line;

  constructor(
    private readonly wired: WiredBoard,
    port = 1883,
  ) {
    const to = { host: wired.run.lan.lookUp("broker.example") as string, port };
    this.line = wired.run.lan.connect(to, { host: "192.168.0.2", port: 50000 }, this);
    wired.pass(50_000);
  }

  received(bytes: Uint8Array): void {
    for (const { type, flags, body } of this.reader.feed(bytes))
      this.heard.push(`${type}.${flags} ${hexBytes(body.rest())}`.trim());
  }

  ended(isReset: boolean): void {
    this.heard.push(isReset ? "reset" : "end");
  }

  put(type: number, flags: number, ...items: readonly (string | number)[]): this {
    this.line.put(packetBytes(type, flags, bytesOf(...items)));
    return this;
  }

  /** `flags`: those of the connection; `rest`: will, user, password. */
  connect(id: string, flags = 2, keepAlive = 0, ...rest: readonly string[]): this {
    return this.put(CONNECT, 0, "MQTT", 4, flags, 0, keepAlive, id, ...rest);
  }

  /** What came until now. */
  said(us = 50_000): string[] {
    this.wired.pass(us);
    return this.heard.splice(0);
  }

  hangUp(): void {
    this.line.hangUp();
  }

  vanish(): void {
    this.line.vanish();
  }
}

const BROKER = "parts:\n  broker: {type: mqtt-broker, host: broker.example, retained: {room/lamp: on}}\n";
const published = (topic: string, text: string, flags = 0, id?: number): string =>
  `3.${flags} ${hexBytes(bytesOf(topic, ...(id === undefined ? [] : [0, id]), `=${text}`))}`;

describe("packets of MQTT", () => {
  it("are taken out of pieces, with lengths of several bytes", () => {
    const long = packetBytes(PUBLISH, 3, bytesOf("t", `=${"x".repeat(20_000)}`));
    const all = [...packetBytes(PINGREQ, 0), ...long, ...packetBytes(PUBACK, 0, [1, 2])];
    assert.deepEqual([...long.subarray(0, 4)], [0x33, 0xa3, 0x9c, 1]);
    for (const size of [1, 1000, 30_000]) {
      const reader = new PacketReader();
      const found: string[] = [];
      for (let at = 0; at < all.length; at += size) {
        for (const { type, flags, body } of reader.feed(Uint8Array.from(all.slice(at, at + size))))
          found.push(`${type}.${flags} ${body.rest().length}`);
      }
      assert.deepEqual(found, ["12.0 0", "3.3 20003", "4.0 2"]);
    }
  });

  it("that are none end the connection", () => {
    const reader = new PacketReader();
    assert.throws(() => reader.feed(Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0xff, 1)), ProtocolError);
    const [packet] = new PacketReader().feed(Uint8Array.of(0x82, 3, 0, 1, 0));
    assert.equal(packet?.body.word(), 1);
    assert.throws(() => packet?.body.text(), ProtocolError);
  });
});

describe("topics of MQTT", () => {
  for (const [filter, topic, expected] of [
    ["a/b", "a/b", true],
    ["a/b", "a/b/c", false],
    ["a/+", "a/b", true],
    ["a/+", "a/b/c", false],
    ["a/+", "a", false],
    ["+/+", "/b", true],
    ["a/#", "a", true],
    ["a/#", "a/b/c", true],
    ["#", "a/b", true],
    ["#", "$SYS/x", false],
    ["$SYS/#", "$SYS/x", true],
    ["a/+/c", "a/b/c", true],
    ["A", "a", false],
  ] as const) {
    it(`${filter} ${expected ? "fits" : "does not fit"} ${topic}`, () =>
      assert.equal(fits(filter, topic), expected));
  }
  it("have wildcards as whole levels only", () => {
    assert.deepEqual(["a/+/b", "#", "+", "/", "a/#/b", "a+", "b#", ""].map(isFilter), [
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    assert.deepEqual(["a/b", "a/+", "#", ""].map(isTopic), [true, false, false, false]);
  });
});

describe("mqtt-broker", () => {
  it("gives messages to who wants them, and keeps those that are to be kept", async () => {
    const wired = await wiredBoard(BROKER);
    const [a, b] = [new MqttClient(wired), new MqttClient(wired, 8883)];
    a.connect("a").put(SUBSCRIBE, 2, 0, 1, "room/#", 0, "hall/+", 2);
    assert.deepEqual(a.said(), ["2.0 00 00", "9.0 00 01 00 01", published("room/lamp", "on", 1)]);
    b.connect("b").put(PUBLISH, 0, "room/temperature", "=21.5").put(PUBLISH, 3, "hall/door", 0, 9, "=open");
    assert.deepEqual(b.said(), ["2.0 00 00", "4.0 00 09"]);
    assert.deepEqual(a.said(), [published("room/temperature", "21.5"), published("hall/door", "open", 2, 1)]);
    b.put(PUBLISH, 1, "room/lamp", "=").put(PUBLISH, 0, "garden", "=x").put(PINGREQ, 0);
    assert.deepEqual(b.said(), ["13.0"]);
    b.put(SUBSCRIBE, 2, 0, 2, "#", 0);
    assert.deepEqual(b.said(), ["9.0 00 02 00", published("hall/door", "open", 1)]);
    a.put(UNSUBSCRIBE, 2, 0, 3, "room/#");
    assert.deepEqual(a.said(), [published("room/lamp", ""), "11.0 00 03"]);
    b.put(PUBLISH, 0, "room/temperature", "=22");
    assert.deepEqual([a.said(), b.said()], [[], [published("room/temperature", "22")]]);
    assert.deepEqual(
      ["connected", "clients", "subscriptions", "messages", "last-topic", "last-message"].map((name) =>
        wired.probe("broker", name),
      ),
      [2, "a, b", "hall/+\n#", 5, "room/temperature", "22"],
    );
    assert.match(
      wired.probe("broker", "published") as string,
      /^room\/temperature 21\.5\nhall\/door open\nroom\/lamp \n/,
    );
  });

  it("takes messages that come exactly once only once", async () => {
    const wired = await wiredBoard(BROKER);
    const a = new MqttClient(wired).connect("a");
    const twice = (): MqttClient => a.put(PUBLISH, 4, "t", 0, 5, "=x");
    twice();
    twice();
    a.put(PUBREL, 2, 0, 5);
    assert.deepEqual(a.said(), ["2.0 00 00", "5.0 00 05", "5.0 00 05", "7.0 00 05"]);
    assert.equal(wired.probe("broker", "messages"), 1);
    twice();
    assert.equal(wired.probe("broker", "messages"), 2);
  });

  it("lets in whom it is to, and nobody who talks otherwise", async () => {
    const wired = await wiredBoard(BROKER.replace("retained", "user: ann, password: secret, retained"));
    const say = (client: MqttClient): string[] => client.said();
    assert.deepEqual(say(new MqttClient(wired).connect("a", 0xc2, 0, "ann", "secret")), ["2.0 00 00"]);
    assert.deepEqual(say(new MqttClient(wired).connect("a", 0xc2, 0, "ann", "wrong")), ["2.0 00 04", "end"]);
    assert.deepEqual(say(new MqttClient(wired).connect("a")), ["2.0 00 05", "end"]);
    assert.deepEqual(say(new MqttClient(wired).put(CONNECT, 0, "MQTT", 5, 2, 0, 0, "a")), [
      "2.0 00 01",
      "end",
    ]);
    assert.deepEqual(say(new MqttClient(wired).connect("", 0)), ["2.0 00 02", "end"]);
    assert.deepEqual(say(new MqttClient(wired).put(PINGREQ, 0)), ["end"]);
    const good = new MqttClient(wired).connect("b", 0xc2, 0, "ann", "secret").put(PUBLISH, 0, "a/+", "=x");
    assert.deepEqual(good.said(), ["2.0 00 00", "end"]);
    assert.deepEqual([wired.probe("broker", "rejected"), wired.probe("broker", "clients")], [2, "a"]);
  });

  it("publishes the last will of who is lost, not of who says good-bye", async () => {
    const wired = await wiredBoard(BROKER);
    const watcher = new MqttClient(wired).connect("w").put(SUBSCRIBE, 2, 0, 1, "state/+", 0);
    watcher.said();
    const come = (id: string, keepAlive = 0): MqttClient => {
      const client = new MqttClient(wired).connect(id, 6, keepAlive, `state/${id}`, "lost");
      client.said();
      return client;
    };
    come("polite").put(DISCONNECT, 0).hangUp();
    assert.deepEqual(watcher.said(), []);
    come("rude").hangUp();
    assert.deepEqual(watcher.said(), [published("state/rude", "lost")]);
    come("silent", 2).vanish();
    assert.deepEqual(watcher.said(2_800_000), []);
    assert.deepEqual(watcher.said(200_000), [published("state/silent", "lost")]);
    const first = come("twin");
    come("twin");
    assert.deepEqual([first.said(), watcher.said()], [["reset"], [published("state/twin", "lost")]]);
    const alive = come("alive", 2);
    for (let i = 0; i < 5; i++) assert.deepEqual(alive.put(PINGREQ, 0).said(2_900_000), ["13.0"]);
    assert.deepEqual([watcher.said(), wired.probe("broker", "lost")], [[], 3]);
  });

  it("keeps the sessions of who wants that, and what must arrive", async () => {
    const wired = await wiredBoard(`${BROKER}
events:
  - at 1s: publish broker "room/lamp" "off"
  - at 1s: publish broker "room/other" "never"
`);
    const a = new MqttClient(wired).connect("a", 0).put(SUBSCRIBE, 2, 0, 1, "room/lamp", 1);
    assert.deepEqual(a.said(), ["2.0 00 00", "9.0 00 01 01", published("room/lamp", "on", 3, 1)]);
    a.put(PUBACK, 0, 0, 1).put(DISCONNECT, 0).hangUp();
    a.said(1_500_000);
    const again = new MqttClient(wired).connect("a", 0);
    assert.deepEqual(again.said(), ["2.0 01 00", published("room/lamp", "off", 10, 2)]);
    again.hangUp();
    const third = new MqttClient(wired).connect("a", 0);
    assert.deepEqual(third.said(), ["2.0 01 00", published("room/lamp", "off", 10, 2)]);
    third.put(PUBACK, 0, 0, 2).hangUp();
    assert.deepEqual(new MqttClient(wired).connect("a", 2).said(), ["2.0 00 00"]);
    assert.equal(wired.probe("broker", "subscriptions"), "");
  });

  it("is used by events: publishes, keeps, breaks, is gone for a while", async () => {
    const wired = await wiredBoard(`${BROKER}
events:
  - at 200ms: publish broker "room/a" "1"
  - at 300ms: retain broker "room/b" "2"
  - at 350ms: publish broker "room/#" "3"
  - at 400ms: break broker
  - at 1s: unplug broker for 1s
`);
    const a = new MqttClient(wired).connect("a").put(SUBSCRIBE, 2, 0, 1, "room/+", 0);
    a.said();
    assert.deepEqual(a.said(1e6), [published("room/a", "1"), published("room/b", "2"), "reset"]);
    assert.deepEqual(wired.warnings, ["broker: 'room/#' is no topic that something can be published to"]);
    wired.pass(2e6);
    const b = new MqttClient(wired).connect("b").put(SUBSCRIBE, 2, 0, 1, "room/b", 0);
    assert.deepEqual(b.said(), ["2.0 00 00", "9.0 00 01 00", published("room/b", "2", 1)]);
  });
});
