/** A web server in the network: pages by method and path. What it was asked is kept. */

import type { Line, LineEnd } from "../network/line.js";
import { hostProperty, HostState, portProperty, portsOf, REFUSES, servesAt } from "../part-support/host.js";
import { headerOf, httpBytes, HttpReader, type HttpMessage } from "../part-support/http-message.js";
import { LATENCY } from "../part-support/remote.js";
import { textOf } from "../part-support/replies.js";
import { PAGES, plainPage, WebPages, type Page } from "../part-support/web-pages.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

/** HTTP, and the same behind TLS, which needs nothing more in this network. */
const PORTS = [80, 443];

const REASONS: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  301: "Moved Permanently",
  302: "Found",
  303: "See Other",
  304: "Not Modified",
  307: "Temporary Redirect",
  308: "Permanent Redirect",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
};
/** So many requests are kept. */
const KEPT = 10_000;

class WebServer {
  private readonly pages: WebPages;
  readonly open = new Set<Line>();
  /** The status of every answer, if an event has set one. */
  status: number | undefined = undefined;
  requests = 0;
  lastStatus = 0;
  last: HttpMessage = { start: "", headers: [], body: new Uint8Array() };
  readonly asked: string[] = [];

  constructor(
    private readonly context: PartContext,
    properties: Properties,
  ) {
    this.pages = new WebPages(properties.pages);
    this.status = properties.status as number | undefined;
  }

  accept(line: Line): LineEnd {
    const reader = new HttpReader(false);
    this.open.add(line);
    return {
      received: (bytes) => {
        for (const request of reader.feed(bytes)) this.answer(line, request);
      },
      ended: () => void this.open.delete(line),
    };
  }

  private answer(line: Line, request: HttpMessage): void {
    const { clock } = this.context;
    const [method = "", target = "", version = ""] = request.start.split(" ");
    this.requests++;
    this.last = request;
    this.asked.push(`${method} ${target}`);
    if (this.asked.length > KEPT) this.asked.shift();
    const isRequest = target.startsWith("/") && version.startsWith("HTTP/");
    let page = isRequest ? this.pages.find(method, target) : plainPage(400, "this is no request\n");
    if (this.status !== undefined) page = plainPage(this.status, "");
    const keeps = version === "HTTP/1.1" && !/close/i.test(headerOf(request, "connection") ?? "");
    const give = (): void => this.give(line, page, method === "HEAD", keeps);
    if (page.afterUs === 0) give();
    else clock.schedule(clock.currentUs + page.afterUs, give);
    this.context.changed();
  }

  private give(line: Line, { status, headers, body, drop }: Page, isHead: boolean, keeps: boolean): void {
    this.lastStatus = status;
    const start = `HTTP/1.1 ${status} ${REASONS[status] ?? "Status"}`;
    const all = [
      ...headers,
      `Content-Length: ${body.length}`,
      `Connection: ${keeps ? "keep-alive" : "close"}`,
    ];
    line.send(httpBytes(start, all, isHead ? new Uint8Array() : body.subarray(0, drop)));
    if (drop !== undefined) line.close(true);
    else if (!keeps) line.close();
    if (!line.isOpen) this.open.delete(line);
    this.context.changed();
  }

  breakAll(): void {
    for (const line of this.open) line.close(true);
    this.open.clear();
  }
}

function make(context: PartContext, properties: Properties): Part {
  const state = new HostState(context, properties);
  const server = new WebServer(context, properties);
  context.lan.serve(properties.host as string[], portsOf(properties, PORTS), state.way, (line) =>
    state.refuses ? undefined : server.accept(line),
  );
  return {
    set: {
      ...state.set,
      status: (value) => (server.status = value as number | undefined),
    },
    probes: {
      requests: () => server.requests,
      "last-request": () => server.asked.at(-1) ?? "",
      "last-body": () => textOf(server.last.body),
      "last-headers": () => server.last.headers.join("\n"),
      "last-status": () => server.lastStatus,
      asked: () => server.asked.join("\n"),
    },
    reset: () => server.breakAll(),
  };
}

const httpServer: PartDefinition = {
  type: "http-server",
  summary: "a web server in the network",
  source: "HTTP/1.1, RFC 9112",
  terminals: [],
  properties: [
    hostProperty(),
    portProperty("the port it serves at, if not 80 and, for https, 443"),
    {
      name: "pages",
      type: "object",
      entries: PAGES,
      help: 'by path, or method and path: {/: "hello", POST /data: {status: 201}}; others are not found (404)',
    },
    LATENCY,
    REFUSES,
    {
      name: "status",
      type: "number",
      min: 100,
      max: 599,
      live: true,
      help: "the status of every answer, whatever is asked: 503, for example",
    },
  ],
  probes: [
    { name: "requests", help: "number of requests" },
    { name: "last-request", help: "method and path of the last one: GET /page" },
    { name: "last-body", help: "what was sent with it, as text" },
    { name: "last-headers", help: "its headers, a line each" },
    { name: "last-status", help: "the status that was answered last" },
    { name: "asked", help: "methods and paths of all requests, a line each" },
  ],
  isRemote: true,
  serves: servesAt(PORTS),
  make,
};
export default httpServer;
