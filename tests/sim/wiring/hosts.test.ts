import assert from "node:assert/strict";
import { Client } from "../../helpers/lan-client.js";
import { wiredBoard } from "../../helpers/wired-board.js";

const ECHO = `
parts:
  echo:
    type: tcp-server
    host: [echo.example, 10.0.0.7]
    port: 7
    greeting: "hi\\n"
    replies:
      "/say (\\\\w+) (\\\\w+)\\\\n/": "$2 $1\\n"
      "bytes\\n": [0x41, 66]
      "slow\\n": { send: "done\\n", after: 100ms }
      "bye\\n": { send: "bye\\n", close: yes }
      "cut\\n": { send: "abcdef", drop: 2 }
`;

describe("hosts of a board file", () => {
  it("have addresses: their own, or one for each name", async () => {
    const { run } = await wiredBoard(`
parts:
  a: {type: tcp-server, host: A.example, port: 1}
  b: {type: tcp-server, host: [b.example, 10.0.0.7, c.example], port: 1}
  c: {type: tcp-server, host: a.example, port: 2}
`);
    const { lan } = run;
    assert.deepEqual(
      ["a.example", "A.EXAMPLE", "b.example", "c.example", "d.example"].map((name) => lan.lookUp(name)),
      ["203.0.113.1", "203.0.113.1", "10.0.0.7", "10.0.0.7", undefined],
    );
    assert.deepEqual([lan.has("10.0.0.7"), lan.has("10.0.0.8")], [true, false]);
  });

  it("wait for texts through long uploads, and forget what was heard long before", async () => {
    const wired = await wiredBoard(ECHO);
    const client = new Client(wired, "echo.example", 7);
    wired.pass(100_000);
    client.send("say hello ");
    for (let i = 0; i < 20; i++) client.send("x".repeat(1000));
    client.send("you\nbytes\n");
    wired.pass(100_000);
    assert.deepEqual(client.seen.slice(2), ['120 "AB"']);
  });

  it("greet, answer texts and patterns however they are cut in pieces, end and break connections", async () => {
    const wired = await wiredBoard(ECHO);
    const client = new Client(wired, "echo.example", 7);
    wired.pass(100_000);
    client.send("say hel");
    client.send("lo you\nslow\nbytes\n");
    wired.pass(200_000);
    client.send("bye\n");
    wired.pass(100_000);
    assert.deepEqual(client.seen, [
      "20 open",
      '40 "hi\\n"',
      '120 "you hello\\n"',
      '120 "AB"',
      '220 "done\\n"',
      '320 "bye\\n"',
      "320 end",
    ]);
    const other = new Client(wired, "10.0.0.7", 7);
    wired.pass(50_000);
    other.send("cut\n");
    wired.pass(50_000);
    assert.deepEqual(other.seen, ["420 open", '440 "hi\\n"', '470 "ab"', "470 reset"]);
    assert.deepEqual(
      ["received", "last-line", "bytes", "sent", "connected", "connections"].map((name) =>
        wired.probe("echo", name),
      ),
      ["say hello you\nslow\nbytes\nbye\ncut\n", "cut", 33, 29, 0, 2],
    );
  });

  it("send and end by events; may be slow, refuse, or be gone", async () => {
    const wired = await wiredBoard(`${ECHO}
events:
  - at 50ms: send echo "news\\n"
  - at 60ms: set echo.latency 1s for 40ms
  - at 200ms: set echo.refuses yes for 100ms
  - at 250ms: close echo
  - at 400ms: unplug echo for 100ms
`);
    const client = new Client(wired, "echo.example", 7);
    wired.pass(70_000);
    client.send("say a b\n");
    wired.pass(150_000);
    const refused = new Client(wired, "echo.example", 7);
    const nobody = new Client(wired, "echo.example", 8);
    wired.pass(190_000);
    const late = new Client(wired, "echo.example", 7);
    wired.pass(30_000_000);
    assert.deepEqual(client.seen, ["20 open", '40 "hi\\n"', '70 "news\\n"', '1070 "b a\\n"', "1070 end"]);
    assert.deepEqual(
      [refused.seen, nobody.seen, late.seen],
      [["240 refused"], ["240 refused"], ["20410 timeout"]],
    );
  });

  it("know nothing of their connections after they were gone; the board's own power does not matter to them", async () => {
    const wired = await wiredBoard(`${ECHO}
events:
  - at 100ms: cut power for 10ms
  - at 200ms: unplug echo for 100ms
`);
    const client = new Client(wired, "echo.example", 7);
    wired.pass(150_000);
    client.send("say a b\n");
    wired.pass(100_000);
    client.send("say c d\n");
    wired.pass(100_000);
    assert.deepEqual(client.seen, ["20 open", '40 "hi\\n"', '170 "b a\\n"', "320 reset"]);
  });
});
