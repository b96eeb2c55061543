/** Programs with sockets, and servers and clients of node's that they talk to, which wait on this process' event loop. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, connect, type AddressInfo, type Server, type Socket } from "node:net";
import { command, folderWith, halpyAsync } from "./halpy.js";

/** A server at a port of its own choice; `work` gets its port. */
export async function withServer(
  serve: (socket: Socket) => void,
  work: (port: number, server: Server) => Promise<void>,
): Promise<void> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    serve(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await work((server.address() as AddressInfo).port, server);
  } finally {
    server.close();
  }
}

/** A program of these lines, with an argument: a port. */
export async function run(code: string, port: number, ...options: string[]) {
  const folder = folderWith({ "program.py": `import sys, socket\nPORT = int(sys.argv[1])\n${code}` });
  return halpyAsync(["run", "--no-waveform", ...options, "program.py", `${port}`], folder);
}

/** Starts a program that serves, and gives its process once it has printed a line. */
export async function serving(code: string, port: number, options: readonly string[] = [], argument = "") {
  const folder = folderWith({ "program.py": `import sys, socket\nPORT = int(sys.argv[1])\n${code}` });
  const words = [command, "run", ...options, "program.py", `${port}`, argument];
  const child = spawn(process.execPath, words, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stderr.on("data", (bytes: Buffer) => (errors += bytes.toString()));
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (bytes: Buffer) => {
      output += bytes.toString();
      if (output.includes("\n")) resolve();
    });
    child.on("close", () => resolve());
  });
  const over = once(child, "close").then(([status]) => ({ status: status as number | null, output, errors }));
  return { child, over };
}

/** What a client gets that sends this. */
export async function asked(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.end(text);
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
