import assert from "node:assert/strict";
import { Heard } from "../../../runtime-hal/sim/part-support/conversation.js";
import { HttpReader } from "../../../runtime-hal/sim/part-support/http-message.js";
import { Client, listen } from "../../helpers/lan-client.js";
import { wiredBoard } from "../../helpers/wired-board.js";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("messages of HTTP", () => {
  const text =
    "POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nxyzGET / HTTP/1.1\n\nPUT /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" +
    "3;note=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\nGET /c HTTP/1.0\r\n\r\n";
  for (const size of [1, 7, 1000]) {
    it(`are taken out of pieces of ${size} bytes`, () => {
      const reader = new HttpReader(false);
      const found: string[] = [];
      for (let at = 0; at < text.length; at += size) {
        for (const { start, headers, body } of reader.feed(encode(text.slice(at, at + size))))
          found.push(`${start}|${headers.join("|")}|${new TextDecoder().decode(body)}`);
      }
      assert.deepEqual(found, [
        "POST /a HTTP/1.1|Content-Length: 3|xyz",
        "GET / HTTP/1.1||",
        "PUT /b HTTP/1.1|Transfer-Encoding: chunked|abc0123456789",
        "GET /c HTTP/1.0||",
      ]);
    });
  }

  it("go on to the end of the connection if nothing says how long an answer is", () => {
    const finish = (answer: string): string | undefined => {
      const reader = new HttpReader(true);
      assert.deepEqual(reader.feed(encode(answer)), []);
      const found = reader.finish();
      return found === undefined ? undefined : `${found.start}|${new TextDecoder().decode(found.body)}`;
    };
    assert.equal(finish("HTTP/1.0 200 OK\r\n\r\nall of it"), "HTTP/1.0 200 OK|all of it");
    assert.equal(finish("HTTP/1.0 200 OK\r\nContent-Length: 30\r\n\r\nnot all"), undefined);
    assert.equal(finish("<p>\r\n\r\nno head"), "|<p>\r\n\r\nno head");
    assert.equal(finish(""), undefined);
  });
});

describe("http-server", () => {
  const SITE = `
parts:
  site:
    type: http-server
    host: site.example
    pages:
      /: "<p>home"
      /data: { json: { on: true, list: [1, 2.5] }, after: 100ms }
      /data?raw: { text: "1,2", type: text/csv }
      POST /data: { status: 201, headers: { Location: /data/1 } }
      /files/*: { status: 403 }
      /files/a.txt: { file: a.txt }
      /broken: { text: "0123456789", drop: 4 }
`;
  const FILES = { "a.txt": "a file\n" };
  /** What is answered to requests, without the headers that are always the same. */
  async function answers(...requests: string[]): Promise<string[]> {
    const wired = await wiredBoard(SITE, FILES);
    return requests.map((request) => {
      const client = new Client(wired, "site.example", 80);
      wired.pass(50_000);
      client.send(`${request}\r\n\r\n`);
      wired.pass(200_000);
      const seen = client.seen.slice(1).map((line) => line.replace(/^\d+ /, ""));
      return seen.map((line) => (line.startsWith('"') ? (JSON.parse(line) as string) : line)).join("|");
    });
  }

  it("has pages by path and method, the most exact of them", async () => {
    const ok = (type: string, body: string): string =>
      `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}|end`;
    assert.deepEqual(
      await answers(
        "GET / HTTP/1.0",
        "GET /data?x=1 HTTP/1.0",
        "GET /data?raw HTTP/1.0",
        "POST /data HTTP/1.0\r\nContent-Length: 0",
        "GET /files/a.txt HTTP/1.0",
        "GET /files/b.txt HTTP/1.0",
        "HEAD / HTTP/1.0",
      ),
      [
        ok("text/html", "<p>home"),
        ok("application/json", '{"on":true,"list":[1,2.5]}'),
        ok("text/csv", "1,2"),
        "HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\nLocation: /data/1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n|end",
        ok("text/plain", "a file\n"),
        "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: 0\r\nConnection: close\r\n\r\n|end",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 7\r\nConnection: close\r\n\r\n|end",
      ],
    );
  });

  it("says what there is not, and breaks off where it is to", async () => {
    const [missing, nonsense, broken, kept] = await answers(
      "GET /none HTTP/1.0",
      "hello",
      "GET /broken HTTP/1.1",
      "GET / HTTP/1.1",
    );
    assert.match(missing as string, /^HTTP\/1.1 404 Not Found.*there is no page \/none\n\|end$/s);
    assert.match(nonsense as string, /^HTTP\/1.1 400 Bad Request.*\|end$/s);
    assert.match(broken as string, /Content-Length: 10\r\nConnection: keep-alive\r\n\r\n0123\|reset$/);
    assert.match(kept as string, /\r\nConnection: keep-alive\r\n\r\n<p>home$/);
  });

  it("keeps what it was asked; events change its status", async () => {
    const wired = await wiredBoard(
      `${SITE}
events:
  - from 100ms to 200ms: set site.status 503
expect:
  - site.requests = 3
  - 'site.asked = "GET /data\\nPOST /data?n=2\\nDELETE /data"'
  - 'site.last-request = "DELETE /data"'
  - site.last-status = 200
`,
      FILES,
    );
    const client = new Client(wired, "site.example", 443);
    wired.pass(50_000);
    client.send("GET /data HTTP/1.1\r\n\r\n");
    wired.pass(60_000);
    client.send("POST /data?n=2 HTTP/1.1\r\nContent-Length: 5\r\nX-Who: me\r\n\r\nhello");
    assert.deepEqual(
      ["last-body", "last-headers", "last-status"].map((name) => wired.probe("site", name)),
      ["hello", "Content-Length: 5\nX-Who: me", 503],
    );
    wired.pass(100_000);
    client.send("DELETE /data HTTP/1.1\r\n\r\n");
    wired.pass(200_000);
    assert.deepEqual(wired.failures(), []);
    assert.equal(client.seen.filter((line) => line.includes("503 Service Unavailable")).length, 1);
  });
});

describe("http-client", () => {
  const BROWSER = `
parts:
  browser: {type: http-client, port: 8080, headers: {Accept: text/html}}
events:
  - at 100ms: get browser "/led?on"
  - at 200ms: post browser "/name" "Jörg"
`;
  const seen = ["status", "body", "headers", "answers", "failures"];

  it("asks, and shows what it got", async () => {
    const wired = await wiredBoard(BROWSER);
    const taken = listen(wired, 8080, "HTTP/1.0 200 OK\r\nServer: board\r\n\r\non");
    wired.pass(1e6);
    assert.deepEqual(
      taken.flatMap((end) => end.seen),
      [
        '140 "GET /led?on HTTP/1.1\\r\\nHost: board:8080\\r\\nAccept: text/html\\r\\nConnection: close\\r\\n\\r\\n"',
        '240 "POST /name HTTP/1.1\\r\\nHost: board:8080\\r\\nAccept: text/html\\r\\nContent-Length: 5\\r\\nConnection: close\\r\\n\\r\\nJörg"',
      ],
    );
    assert.deepEqual(
      seen.map((name) => wired.probe("browser", name)),
      [200, "on", "Server: board", 2, 0],
    );
  });

  it("takes answers without a head, and notes what failed", async () => {
    const wired = await wiredBoard(BROWSER);
    wired.pass(150_000);
    assert.deepEqual(
      seen.map((name) => wired.probe("browser", name)),
      [0, "", "", 0, 1],
    );
    listen(wired, 8080, "<p>\r\n\r\nhi");
    wired.pass(1e6);
    assert.deepEqual(
      seen.map((name) => wired.probe("browser", name)),
      [0, "<p>\r\n\r\nhi", "", 1, 1],
    );
  });
});

describe("what a part has heard", () => {
  it("is kept, but not for ever", () => {
    const heard = new Heard();
    for (let i = 0; i < 1000; i++) heard.add(encode(`${i},`));
    assert.equal(heard.text, Array.from({ length: 1000 }, (_, i) => `${i},`).join(""));
    const long = "x".repeat(99_999);
    for (let i = 0; i < 50; i++) heard.add(encode(`${long}${i}`));
    assert.equal(heard.bytes, 3890 + 50 * 99_999 + 90);
    assert.ok(heard.text.length > 4e5 && heard.text.length < 3e6, String(heard.text.length));
    assert.ok(heard.text.endsWith("x49"));
    heard.add(encode("y".repeat(5e6)));
    assert.ok(heard.text.endsWith(`49${"y".repeat(2 ** 20)}`));
  });
});

describe("tcp-client", () => {
  it("comes and goes when events say so, and answers as its script says", async () => {
    const wired = await wiredBoard(`
parts:
  c: {type: tcp-client, port: 7, greeting: "hi", replies: {"who?who?": "me"}, address: 10.0.0.9}
events:
  - at 100ms: connect c for 300ms
  - at 105ms: send c "!"
  - at 600ms: send c "lost"
`);
    const taken = listen(wired, 7, "who?", false);
    wired.pass(50_000);
    assert.deepEqual([wired.probe("c", "connected"), wired.probe("c", "refused")], [false, false]);
    wired.pass(250_000);
    const [end] = taken;
    assert.deepEqual(
      [end?.line.peer, wired.probe("c", "connected")],
      [{ host: "10.0.0.9", port: 49152 }, true],
    );
    wired.pass(700_000);
    assert.deepEqual(end?.seen, ['140 "hi"', '140 "!"', '160 "me"', "420 end"]);
    assert.equal(wired.probe("c", "connected"), false);
    assert.deepEqual(wired.warnings, ["c: 'lost' cannot be sent: there is no connection"]);
  });
});
