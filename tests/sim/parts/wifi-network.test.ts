import assert from "node:assert/strict";
import type { WifiRadio } from "../../../runtime-hal/hal/wifi.js";
import { SimWifiRadio } from "../../../runtime-hal/sim/wifi-radio.js";
import { wiredBoard, type WiredBoard } from "../../helpers/wired-board.js";

const FOREVER = Infinity;
const router = (events = ""): string =>
  `parts:\n  home: {type: wifi-network, ssid: home, key: secret12, rssi: -70}\n${events === "" ? "" : `events:\n${events}`}`;

/** What the radio says, with the milliseconds at which that changes. */
function watch(wired: WiredBoard, radio: WifiRadio, seconds: number): string[] {
  const seen: string[] = [];
  for (let ms = 0; ms <= seconds * 1000; ms += 100) {
    const state = radio.state();
    if (!seen.at(-1)?.endsWith(` ${state}`)) seen.push(`${ms} ${state}`);
    wired.pass(100_000);
  }
  return seen;
}

describe("wifi-network", () => {
  it("is joined with its password, and is the only one", async () => {
    const wired = await wiredBoard(router());
    const radio = new SimWifiRadio(wired.board);
    assert.deepEqual(
      radio.scan().map(({ ssid, security }) => [ssid, security]),
      [["home", "wpa2"]],
    );
    for (const [ssid, key, state] of [
      ["cafe", undefined, "no-access-point"],
      ["home", "secret", "wrong-password"],
      ["home", "secret12", "connected"],
    ] as const) {
      radio.join(ssid, key, 1);
      assert.deepEqual([radio.state(), radio.isTrying()], ["connecting", true]);
      wired.pass(3e6);
      assert.deepEqual([radio.state(), radio.isTrying()], [state, false]);
    }
    assert.deepEqual(
      [radio.rssi(), wired.probe("home", "joined"), wired.probe("home", "joins")],
      [-70, true, 1],
    );
    radio.leave();
    assert.deepEqual([radio.state(), wired.probe("home", "joined")], ["idle", false]);
  });

  it("that goes away is missed after six seconds, and joined again by who goes on trying", async () => {
    const events = "  - at 4s: unplug home for 20s\n  - at 40s: unplug home for 5s\n";
    for (const [tries, after] of [
      [FOREVER, ["10000 connecting", "12500 no-access-point", "25200 connected"]],
      [1, ["10000 idle"]],
      // Two and a half seconds each: given up at 17.5 s.
      [3, ["10000 connecting", "12500 no-access-point"]],
    ] as const) {
      const wired = await wiredBoard(router(events));
      const radio = new SimWifiRadio(wired.board);
      radio.join("home", "secret12", tries);
      assert.deepEqual(watch(wired, radio, 60), ["0 connecting", "1200 connected", ...after]);
    }
  });

  it("is joined when it comes, while the radio is trying", async () => {
    const wired = await wiredBoard(router("  - at 0: unplug home for 10s\n"));
    const radio = new SimWifiRadio(wired.board);
    radio.join("home", "secret12", FOREVER);
    assert.deepEqual(watch(wired, radio, 12), ["0 connecting", "2500 no-access-point", "11200 connected"]);
  });

  it("gives way to the stronger one of the same name", async () => {
    const wired = await wiredBoard(`parts:
  near: {type: wifi-network, ssid: home, rssi: -40}
  far: {type: wifi-network, ssid: home, rssi: -80}
events:
  - at 2s: unplug near
  - at 12s: set far.rssi -85
`);
    const radio = new SimWifiRadio(wired.board);
    radio.join("home", undefined, FOREVER);
    const seen = [1.5, 9, 5].map((seconds) => {
      wired.pass(seconds * 1e6);
      return [radio.rssi(), wired.probe("near", "joined"), wired.probe("far", "joined")];
    });
    assert.deepEqual(seen, [
      [-40, true, false],
      [-80, false, true],
      [-85, false, true],
    ]);
  });

  it("that is back in time loses nothing of a connection, in either direction, but datagrams", async () => {
    const wired = await wiredBoard(
      `${router("  - at 2s: unplug home for 3s\n  - at 3s: send film later\n")}`.replace(
        "parts:\n",
        "parts:\n  film: {type: tcp-server, host: 10.0.0.5, port: 23, greeting: hello}\n  lamp: {type: udp-server, host: 10.0.0.5, port: 5, replies: {a: b}}\n",
      ),
    );
    const radio = new SimWifiRadio(wired.board);
    radio.join("home", "secret12", FOREVER);
    wired.pass(1.5e6);
    const { lan } = wired.run;
    const seen: string[] = [];
    const note = (text: string): unknown => seen.push(`${wired.board.clock.currentUs / 1000} ${text}`);
    lan.meet({
      take: () => undefined,
      datagram: (_, bytes) => note(`datagram ${new TextDecoder().decode(bytes)}`),
    });
    const from = { host: "192.168.0.2", port: 50000 };
    const end = {
      failed: (reason: string) => note(reason),
      received: (bytes: Uint8Array) => note(new TextDecoder().decode(bytes)),
      ended: () => note("ended"),
    };
    const line = lan.connect({ host: "10.0.0.5", port: 23 }, from, end);
    wired.pass(1e6);
    line.put(new TextEncoder().encode("are you there?"));
    lan.sendDatagram(new TextEncoder().encode("a"), { host: "10.0.0.5", port: 5 }, from);
    lan.connect({ host: "10.0.0.5", port: 23 }, from, end);
    wired.pass(1e6);
    assert.equal(wired.probe("film", "received"), "");
    wired.pass(2e6);
    assert.equal(wired.probe("film", "received"), "are you there?");
    assert.equal(radio.state(), "connected");
    wired.pass(20e6);
    assert.deepEqual(seen, ["1540 hello", "5000 later", "22500 timeout"]);
    assert.equal(wired.probe("lamp", "datagrams"), 0);
  });
});
