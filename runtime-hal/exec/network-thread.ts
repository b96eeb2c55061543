/**
 * The part of the network that runs on the thread that listens for the program: sockets of node, which needs an event loop for them. Its
 * text is sent to that thread, so the function uses nothing from around it but types.
 */

import type { EndpointOption, HostAddress, SecureOptions } from "./host-network.js";
import type { NetworkNews, NetworkRequest } from "./network-messages.js";
import type { tlsThread } from "./tls-thread.js";

export interface NetworkThreadData {
  /** Where news are sent. */
  readonly port: import("node:worker_threads").MessagePort;
  /** Text of the function that encrypts. */
  readonly tls: string;
}

interface Surroundings {
  readonly require: NodeJS.Require;
  /** Wakes the program. */
  readonly tell: () => void;
  readonly data: NetworkThreadData;
}

/** Starts the network; gives what takes requests. */
export function networkThread({ require, tell, data }: Surroundings): (request: NetworkRequest) => void {
  const net = require("node:net") as typeof import("node:net");
  type Socket = import("node:net").Socket;
  type Failure = Error & { readonly code?: string };

  interface Endpoint {
    readonly set?: (option: EndpointOption) => void;
    readonly send?: (bytes: Uint8Array, to: HostAddress | undefined) => void;
    readonly receive?: (bytes: number) => void;
    readonly secure?: (options: SecureOptions, pending: Uint8Array) => void;
    /** Calls `done` when nothing is left to go out. */
    readonly close: (done: () => void) => void;
  }
  const LEAST_TURNS = 2;
  /** What is being closed may wait for others, who are not waited for. */
  const MOST_TURNS = 10;
  const endpoints = new Map<number, Endpoint>();
  /** Closed by the program, with something still to go out. */
  let closing = 0;
  let whenAllAreClosed: (() => void) | undefined;
  let nextAccepted = -1;
  let encrypt: ReturnType<typeof tlsThread> | undefined;

  const say = (news: NetworkNews): void => {
    data.port.postMessage(news);
    tell();
  };
  /** News of an endpoint, unless the program has closed it. */
  const sayOf = (news: NetworkNews): void => {
    if (endpoints.has(news.id)) say(news);
  };
  const fail = (id: number, { code }: Failure): void => sayOf({ news: "failed", id, code: code ?? "EIO" });
  const addressOf = (address: unknown): HostAddress => {
    const { address: host, port } = address as { address: string; port: number };
    return { host, port };
  };
  const peerOf = ({ remoteAddress, remotePort }: Socket): HostAddress => ({
    host: remoteAddress ?? "0.0.0.0",
    port: remotePort ?? 0,
  });

  /** A connection of which nobody reads before it is asked for. */
  const addStream = (id: number, first: Socket): void => {
    let socket = first;
    let credit = 0;
    let isReset = false;
    const follow = (): void => {
      socket.pause();
      socket.on("data", (bytes: Uint8Array) => {
        credit -= bytes.length;
        if (credit <= 0) socket.pause();
        // A copy: the message would carry the whole block that the bytes are a part of.
        sayOf({ news: "received", id, bytes: new Uint8Array(bytes), from: undefined });
      });
      socket.on("end", () => sayOf({ news: "ended", id }));
      socket.on("error", (error: Failure) => fail(id, error));
    };
    follow();
    endpoints.set(id, {
      send: (bytes) =>
        socket.write(bytes, (error) => {
          if (!error) sayOf({ news: "sent", id, bytes: bytes.length });
        }),
      receive: (bytes) => {
        credit += bytes;
        if (credit > 0) socket.resume();
      },
      set: (option) => {
        if (option.name === "keep-alive") socket.setKeepAlive(option.on);
        else if (option.name === "no-delay") socket.setNoDelay(option.on);
        else if (option.name === "reset") isReset = option.on;
      },
      secure: (options, pending) => {
        const raw = socket;
        for (const event of ["data", "end", "error"]) raw.removeAllListeners(event);
        if (pending.length > 0) raw.unshift(pending);
        encrypted(id, raw, options, (made) => {
          socket = made;
          follow();
          if (credit > 0) socket.resume();
        });
      },
      close: (done) => {
        const over = (): void => {
          socket.destroy();
          done();
        };
        if (isReset) socket.resetAndDestroy();
        if (socket.connecting || socket.destroyed) return over();
        // As the kernel closes: what was written goes out, what comes now finds nobody.
        socket.once("close", done).end(() => socket.destroy());
      },
    });
  };

  /** Gives the encrypted connection when the ends have agreed. */
  const encrypted = (
    id: number,
    raw: Socket,
    options: SecureOptions,
    secured: (socket: Socket) => void,
  ): void => {
    encrypt ??= ((0, eval)(`(${data.tls})`) as typeof tlsThread)(require);
    encrypt(raw, options, {
      secured: (socket) => {
        secured(socket);
        const { raw: certificate } = socket.getPeerCertificate() as { raw?: Uint8Array };
        say({
          news: "secured",
          id,
          cipher: socket.getCipher().standardName,
          version: socket.getProtocol() ?? "",
          certificate: certificate && new Uint8Array(certificate),
        });
      },
      failed: (error) => fail(id, error),
    });
  };

  const addListener = (id: number, at: HostAddress, backlog: number): void => {
    const server = net.createServer({ allowHalfOpen: true, pauseOnConnect: true });
    endpoints.set(id, {
      close: (done) => {
        server.close();
        done();
      },
    });
    server.on("connection", (socket: Socket) => {
      if (!endpoints.has(id)) return socket.destroy();
      const connection = nextAccepted--;
      addStream(connection, socket);
      say({ news: "accepted", id, connection, peer: peerOf(socket) });
    });
    server.on("error", (error: Failure) => fail(id, error));
    server.on("listening", () => say({ news: "opened", id, local: addressOf(server.address()) }));
    server.listen({ ...at, backlog, exclusive: true });
  };

  const addDatagrams = (id: number, at: HostAddress, isShared: boolean): void => {
    const { createSocket } = require("node:dgram") as typeof import("node:dgram");
    const socket = createSocket({ type: "udp4", reuseAddr: isShared });
    let unsent = 0;
    let whenSent: (() => void) | undefined;
    endpoints.set(id, {
      send: (bytes, to) => {
        socket.send(bytes, to?.port, to?.host, (error) => {
          unsent--;
          if (error) fail(id, error);
          else sayOf({ news: "sent", id, bytes: bytes.length });
          if (unsent === 0) whenSent?.();
        });
        unsent++;
      },
      set: (option) => {
        if (option.name === "broadcast") socket.setBroadcast(option.on);
        else if (option.name === "join") socket.addMembership(option.group, option.through);
        else if (option.name === "leave") socket.dropMembership(option.group, option.through);
      },
      close: (done) => {
        whenSent = () => {
          socket.close();
          done();
        };
        if (unsent === 0) whenSent();
      },
    });
    socket.on("message", (bytes: Uint8Array, from) => {
      sayOf({ news: "received", id, bytes: new Uint8Array(bytes), from: addressOf(from) });
    });
    socket.on("error", (error: Failure) => fail(id, error));
    socket.on("listening", () => say({ news: "opened", id, local: addressOf(socket.address()) }));
    socket.bind({ address: at.host, port: at.port, exclusive: !isShared });
  };

  const close = (id: number): void => {
    const endpoint = endpoints.get(id);
    if (endpoint === undefined) return;
    endpoints.delete(id);
    closing++;
    let isOver = false;
    endpoint.close(() => {
      if (isOver) return;
      isOver = true;
      closing--;
      if (closing === 0) whenAllAreClosed?.();
    });
  };

  const lookUp = (id: number, name: string): void => {
    const { lookup } = require("node:dns") as typeof import("node:dns");
    lookup(name, { family: 4, all: true }, (error, found) => {
      const addresses = error ? [] : found.map(({ address }) => address);
      say({ news: "found", id, addresses, code: error?.code });
    });
  };

  /** Between two turns of the loop the kernel is asked. */
  const settle = (turns: number): void => {
    if (turns < LEAST_TURNS || (closing > 0 && turns < MOST_TURNS)) setImmediate(() => settle(turns + 1));
    else say({ news: "settled", id: 0 });
  };

  const finish = (): void => {
    whenAllAreClosed = () => {
      whenAllAreClosed = undefined;
      say({ news: "finished", id: 0 });
    };
    for (const id of [...endpoints.keys()]) close(id);
    if (closing === 0) whenAllAreClosed();
  };

  const answer = (request: NetworkRequest): void => {
    const { id } = request;
    switch (request.ask) {
      case "connect": {
        const { to, localPort } = request;
        const socket = net.connect({
          ...to,
          localPort: localPort || undefined,
          allowHalfOpen: true,
        } as object as import("node:net").NetConnectOpts);
        addStream(id, socket);
        socket.once("connect", () => sayOf({ news: "opened", id, local: addressOf(socket.address()) }));
        return;
      }
      case "listen":
        return addListener(id, request.at, request.backlog);
      case "bind":
        return addDatagrams(id, request.at, request.isShared);
      case "look-up":
        return lookUp(id, request.name);
      case "close":
        return close(id);
      case "settle":
        return settle(0);
      case "finish":
        return finish();
    }
    const endpoint = endpoints.get(id);
    if (request.ask === "send") endpoint?.send?.(request.bytes, request.to);
    else if (request.ask === "receive") endpoint?.receive?.(request.bytes);
    else if (request.ask === "set") endpoint?.set?.(request.option);
    else endpoint?.secure?.(request.options, request.pending);
  };

  return (request) => {
    try {
      answer(request);
    } catch (e) {
      fail(request.id, e as Failure);
    }
  };
}
