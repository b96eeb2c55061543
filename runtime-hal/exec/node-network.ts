/** The machine's network on the program's thread: requests go to the thread that listens for the program, and its news come back through a port. */

import { createRequire } from "node:module";
import type { MessagePort } from "node:worker_threads";
import type {
  EndpointEvents,
  EndpointOption,
  HostAddress,
  HostEndpoint,
  HostNetwork,
  SecureOptions,
} from "./host-network.js";
import type { InterruptWatcher } from "./interrupt.js";
import { monotonicMs } from "./monotonic.js";
import type { NetworkNews, NetworkRequest } from "./network-messages.js";
import { networkThread } from "./network-thread.js";
import { tlsThread } from "./tls-thread.js";

const NAME = "network";
/** What was sent last has so long to leave the process when the program is over. */
const FINISH_MS = 3000;
/** What happens on this machine alone takes no longer, unless it is very busy. */
const SETTLE_MS = 100;

class Endpoint implements HostEndpoint {
  events: EndpointEvents = {};

  constructor(
    private readonly network: NodeNetwork,
    readonly id: number,
  ) {}

  send(bytes: Uint8Array, to?: HostAddress): void {
    this.network.request({ ask: "send", id: this.id, bytes, to });
  }

  receive(bytes: number): void {
    this.network.request({ ask: "receive", id: this.id, bytes });
  }

  set(option: EndpointOption): void {
    this.network.request({ ask: "set", id: this.id, option });
  }

  secure(options: SecureOptions, pending: Uint8Array): void {
    this.network.request({ ask: "secure", id: this.id, options, pending });
  }

  close(): void {
    this.network.forget(this.id);
    this.network.request({ ask: "close", id: this.id });
  }
}

type Found = Parameters<HostNetwork["lookUp"]>[1];

export class NodeNetwork implements HostNetwork {
  seen = 0;
  private readonly endpoints = new Map<number, Endpoint>();
  private readonly lookUps = new Map<number, Found>();
  private readonly port: MessagePort;
  private readonly take: (port: MessagePort) => { message: NetworkNews } | undefined;
  private nextId = 1;
  private answer: NetworkNews["news"] | undefined;

  constructor(private readonly watcher: InterruptWatcher) {
    // Loaded only here: programs without sockets start without it.
    const load = createRequire(import.meta.url);
    const { MessageChannel, receiveMessageOnPort } = load(
      "node:worker_threads",
    ) as typeof import("node:worker_threads");
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.take = receiveMessageOnPort as NodeNetwork["take"];
    watcher.extend(NAME, networkThread.toString(), { port: port2, tls: tlsThread.toString() }, [port2]);
  }

  request(request: NetworkRequest): void {
    this.watcher.send(NAME, request);
  }

  forget(id: number): void {
    this.endpoints.delete(id);
  }

  private endpoint(id: number): Endpoint {
    const made = new Endpoint(this, id);
    this.endpoints.set(id, made);
    return made;
  }

  connect(to: HostAddress, localPort: number): HostEndpoint {
    const endpoint = this.endpoint(this.nextId++);
    this.request({ ask: "connect", id: endpoint.id, to, localPort });
    return endpoint;
  }

  listen(at: HostAddress, backlog: number): HostEndpoint {
    const endpoint = this.endpoint(this.nextId++);
    this.request({ ask: "listen", id: endpoint.id, at, backlog });
    return endpoint;
  }

  bindDatagrams(at: HostAddress, isShared: boolean): HostEndpoint {
    const endpoint = this.endpoint(this.nextId++);
    this.request({ ask: "bind", id: endpoint.id, at, isShared });
    return endpoint;
  }

  lookUp(name: string, found: Found): void {
    const id = this.nextId++;
    this.lookUps.set(id, found);
    this.request({ ask: "look-up", id, name });
  }

  deliver(): void {
    this.seen = this.watcher.news();
    for (let next = this.take(this.port); next !== undefined; next = this.take(this.port))
      this.tell(next.message);
  }

  private tell(news: NetworkNews): void {
    if (news.news === "found") {
      this.lookUps.get(news.id)?.(news.addresses, news.code);
      this.lookUps.delete(news.id);
      return;
    }
    if (news.news === "settled" || news.news === "finished") {
      this.answer = news.news;
      return;
    }
    const events = this.endpoints.get(news.id)?.events;
    switch (news.news) {
      case "opened":
        return events?.opened?.(news.local);
      case "accepted":
        // Whoever listened may be gone by now.
        if (events === undefined) this.endpoint(news.connection).close();
        else events.accepted?.(this.endpoint(news.connection), news.peer);
        return;
      case "received":
        return events?.received?.(news.bytes, news.from);
      case "sent":
        return events?.sent?.(news.bytes);
      case "ended":
        return events?.ended?.();
      case "secured":
        return events?.secured?.(news.cipher, news.version, news.certificate);
      case "failed":
        return events?.failed?.(news.code);
    }
  }

  settle(): void {
    this.ask("settle", "settled", SETTLE_MS);
  }

  finish(): void {
    this.endpoints.clear();
    this.ask("finish", "finished", FINISH_MS);
  }

  /** Waits for the answer, but not for ever, and not when the program is interrupted. */
  private ask(ask: "settle" | "finish", answer: NetworkNews["news"], mostMs: number): void {
    this.answer = undefined;
    this.request({ ask, id: 0 });
    const end = monotonicMs() + mostMs;
    for (;;) {
      this.deliver();
      const left = end - monotonicMs();
      if (this.answer === answer || left <= 0 || this.watcher.pending) return;
      this.watcher.waitForNews(this.seen, left);
    }
  }
}
