/** Encrypted connections: programs and servers of node's, programs as servers, tasks, and what is told of bad certificates. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { connect, createServer } from "node:tls";
import { selfSigned, type SelfSigned } from "../helpers/certificate.js";
import { freePort } from "../helpers/free-port.js";
import { command, folderWith, halpyAsync } from "../helpers/halpy.js";

const NAME = "sensor.example";
const good = selfSigned(NAME);
const stale = selfSigned(NAME, 0.5);

const pem = (bytes: Buffer, label: string): string =>
  `-----BEGIN ${label}-----\n${bytes.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END ${label}-----\n`;

/** A folder with a program, which gets a port, and with certificates for it. */
function folderOf(code: string): string {
  const folder = folderWith({ "program.py": `import sys, socket, ssl\nPORT = int(sys.argv[1])\n${code}` });
  writeFileSync(join(folder, "cert.der"), good.certificate);
  writeFileSync(join(folder, "key.der"), good.key);
  writeFileSync(join(folder, "stale.pem"), pem(stale.certificate, "CERTIFICATE"));
  return folder;
}

/** What a program prints that talks to a server with this certificate, which answers each line in capitals. */
async function client(code: string, by: SelfSigned = good, ...options: string[]): Promise<string> {
  const server = createServer({
    cert: pem(by.certificate, "CERTIFICATE"),
    key: pem(by.key, "EC PRIVATE KEY"),
  });
  server.on("secureConnection", (socket) => {
    socket.on("error", () => {});
    socket.on("data", (bytes) => socket.write(bytes.toString().toUpperCase()));
  });
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const { stdout, stderr } = await halpyAsync(["run", ...options, "program.py", `${port}`], folderOf(code));
  server.close();
  return stdout + stderr;
}

const CONNECTED = `
s = socket.socket()
s.connect(socket.getaddrinfo("127.0.0.1", PORT)[0][-1])
`;

describe("encrypted connections", function () {
  this.timeout(60_000);

  it("are made by clients", async () => {
    const output = await client(`${CONNECTED}
s = ssl.wrap_socket(s)
s.write(b"hello\\n")
print(s.readline())
s.write(b"x" * 50000 + b"\\n")
print(len(s.readline()))
print(len(s.getpeercert(True)), s.cipher()[1])
s.close()`);
    assert.equal(output, `b'HELLO\\n'\n50001\n${good.certificate.length} TLSv1.3\n`);
  });

  it("look at certificates where that is wanted", async () => {
    const code = (file: string, name: string) => `
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.verify_mode = ssl.CERT_REQUIRED
context.load_verify_locations(cafile="${file}")
${CONNECTED}
try:
    s = context.wrap_socket(s, server_hostname=${name})
    s.write(b"hello\\n")
    print(s.readline())
except (ValueError, OSError) as e:
    print(repr(str(e)))`;
    assert.equal(await client(code("cert.der", `"${NAME}"`)), "b'HELLO\\n'\n");
    const refused = (reason: string): string => `'\\n${reason}\\n'\n`;
    assert.equal(
      await client(code("cert.der", '"other.example"')),
      refused("The certificate Common Name (CN) does not match with the expected CN"),
    );
    assert.equal(
      await client(code("stale.pem", `"${NAME}"`)),
      refused("The certificate is not correctly signed by the trusted CA"),
    );
    assert.equal(
      await client(code("stale.pem", `"${NAME}"`), stale),
      refused("The certificate validity has expired"),
    );
    assert.equal(await client(code("cert.der", "None")), "'CERT_REQUIRED requires server_hostname'\n");
  });

  it("can be limited to ciphers", async () => {
    const output = await client(`
import tls
context = tls.SSLContext(tls.PROTOCOL_TLS_CLIENT)
context.verify_mode = tls.CERT_NONE
context.set_ciphers(["TLS-ECDHE-ECDSA-WITH-AES-128-GCM-SHA256"])
${CONNECTED}
print(context.wrap_socket(s).cipher())
try:
    context.set_ciphers(["TLS-NONE"])
except OSError as e:
    print(e)`);
    assert.equal(
      output,
      "('TLS-ECDHE-ECDSA-WITH-AES-128-GCM-SHA256', 'TLSv1.2')\n(-24192, 'MBEDTLS_ERR_SSL_BAD_CONFIG')\n",
    );
  });

  it("are made by tasks", async () => {
    const output = await client(`
import asyncio
async def main():
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT, ssl=True, server_hostname="${NAME}")
    for i in range(2):
        writer.write(b"line %d\\n" % i)
        await writer.drain()
        print(await reader.readline())
    writer.close()
    await writer.wait_closed()
asyncio.run(main())`);
    assert.equal(output, "b'LINE 0\\n'\nb'LINE 1\\n'\n");
  });

  it("are made by servers, also of tasks", async () => {
    const plain = `
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("cert.der", "key.der")
s = socket.socket()
s.bind(("127.0.0.1", PORT))
s.listen(1)
print("ready")
c, _ = s.accept()
c = context.wrap_socket(c, server_side=True)
c.write(c.readline() + b"served")
c.close()`;
    const tasks = `
import asyncio
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("cert.der", "key.der")
async def serve(reader, writer):
    writer.write(await reader.readline() + b"served")
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    done.set()
async def main():
    global done
    done = asyncio.Event()
    await asyncio.start_server(serve, "127.0.0.1", PORT, ssl=context)
    print("ready")
    await done.wait()
asyncio.run(main())`;
    for (const code of [plain, tasks]) {
      const port = await freePort();
      const words = [command, "run", "program.py", `${port}`];
      const child = spawn(process.execPath, words, {
        cwd: folderOf(code),
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(child.stdout, "data");
      const socket = connect({
        port,
        host: "127.0.0.1",
        ca: pem(good.certificate, "CERTIFICATE"),
        servername: NAME,
      });
      socket.write("hello\n");
      const parts: Buffer[] = [];
      for await (const part of socket) parts.push(part as Buffer);
      assert.equal(Buffer.concat(parts).toString(), "hello\nserved");
      child.kill();
    }
  });

  it("tell of servers that do not speak TLS", async () => {
    const { createServer: plainServer } = await import("node:net");
    const server = plainServer((socket) =>
      socket.on("error", () => {}).end("HTTP/1.0 400 Bad Request\r\n\r\n"),
    );
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const code = `${CONNECTED}
try:
    ssl.wrap_socket(s)
except OSError as e:
    print(e)
for bad in (lambda: ssl.wrap_socket(socket.socket()), lambda: ssl.wrap_socket(1), lambda: ssl.SSLContext(0).load_cert_chain(b"!", b"!")):
    try:
        bad()
    except Exception as e:
        print(repr(e))`;
    const { port } = server.address() as AddressInfo;
    const { stdout, stderr } = await halpyAsync(["run", "program.py", `${port}`], folderOf(code));
    server.close();
    assert.deepEqual((stdout + stderr).trim().split("\n"), [
      "(-29184, 'MBEDTLS_ERR_SSL_INVALID_RECORD')",
      "OSError(107,)",
      "TypeError('TLS needs a socket of the module socket',)",
      "ValueError('invalid key',)",
    ]);
  });

  it("are pretended in the network of a simulated board", async () => {
    const output = await client(
      `
server = socket.socket()
server.bind(("127.0.0.1", 443))
server.listen(1)
s = socket.socket()
s.connect(("127.0.0.1", 443))
c, _ = server.accept()
c = ssl.wrap_socket(c, server_side=True)
s = ssl.wrap_socket(s)
s.write(b"hello\\n")
print(c.readline(), s.cipher())`,
      good,
      "--board",
      "esp32",
      "--no-waveform",
    );
    assert.equal(output, "b'hello\\n' ('TLS-ECDHE-ECDSA-WITH-AES-128-GCM-SHA256', 'TLSv1.2')\n");
  });

  it("carry requests", async () => {
    const server = createServer(
      { cert: pem(good.certificate, "CERTIFICATE"), key: pem(good.key, "EC PRIVATE KEY") },
      (socket) => socket.once("data", () => socket.end('HTTP/1.0 200 OK\r\n\r\n{"degrees": 21.5}')),
    );
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const code = `import requests\nprint(requests.get("https://localhost:%d/now" % PORT).json())`;
    const { stdout, stderr } = await halpyAsync(["run", "program.py", `${port}`], folderOf(code));
    server.close();
    assert.equal(stdout + stderr, "{'degrees': 21.5}\n");
  });
});
