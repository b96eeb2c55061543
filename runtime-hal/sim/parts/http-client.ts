/** A browser in the network: asks the program for pages when events say so. */

import { ADDRESS, addressProblem, ClientState } from "../part-support/client.js";
import { portProperty } from "../part-support/host.js";
import { httpBytes, HttpReader, type HttpMessage } from "../part-support/http-message.js";
import { LATENCY } from "../part-support/remote.js";
import { textOf } from "../part-support/replies.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const NOTHING: HttpMessage = { start: "", headers: [], body: new Uint8Array() };

function make(context: PartContext, properties: Properties): Part {
  const state = new ClientState(context, properties);
  const port = properties.port as number;
  const more = Object.entries((properties.headers ?? {}) as Record<string, unknown>);
  let answer = NOTHING;
  let answers = 0;
  let failures = 0;

  const take = (message: HttpMessage): void => {
    answer = message;
    answers++;
    context.changed();
  };
  /** Each request has a connection of its own. */
  const ask = (method: string, path: string, body?: string): void => {
    const reader = new HttpReader(true);
    let isAnswered = false;
    const over = (message: HttpMessage | undefined): void => {
      if (isAnswered) return;
      isAnswered = true;
      line.close();
      if (message !== undefined) return take(message);
      failures++;
      answer = NOTHING;
      context.changed();
    };
    const line = context.lan.dial(port, state.address, state.way, {
      opened: () => {
        const bytes = new TextEncoder().encode(body ?? "");
        const headers = [
          `Host: ${port === 80 ? "board" : `board:${port}`}`,
          ...more.map(([name, value]) => `${name}: ${String(value)}`),
          ...(body === undefined ? [] : [`Content-Length: ${bytes.length}`]),
          "Connection: close",
        ];
        line.send(httpBytes(`${method} ${path} HTTP/1.1`, headers, bytes));
      },
      failed: () => over(undefined),
      received: (bytes) => {
        const [message] = reader.feed(bytes);
        if (message !== undefined) over(message);
      },
      ended: (isReset) => over(isReset ? undefined : reader.finish()),
    });
  };

  return {
    actions: {
      get: (path) => ask("GET", String(path)),
      post: (value) => {
        const [path, body] = value as readonly unknown[];
        ask("POST", String(path), String(body));
      },
    },
    set: state.set,
    probes: {
      status: () => Number(/^HTTP\/\S+ (\d{3})/.exec(answer.start)?.[1] ?? 0),
      body: () => textOf(answer.body),
      headers: () => answer.headers.join("\n"),
      answers: () => answers,
      failures: () => failures,
    },
  };
}

const httpClient: PartDefinition = {
  type: "http-client",
  summary: "a browser that asks the program for pages",
  source: "HTTP/1.1, RFC 9112",
  terminals: [],
  properties: [
    portProperty("the program's port that it asks", 80),
    { name: "headers", type: "object", help: "more headers of its requests: {Accept: text/html}" },
    LATENCY,
    ADDRESS,
  ],
  actions: [
    { name: "get", argument: "a path in quotes", help: "asks for a page" },
    {
      name: "post",
      argument: "a path in quotes",
      second: "a text in quotes",
      help: "sends a text to a page",
    },
  ],
  probes: [
    { name: "status", help: "status of the last answer; 0: none came" },
    { name: "body", help: "the page that came last" },
    { name: "headers", help: "its headers, a line each" },
    { name: "answers", help: "number of answers" },
    { name: "failures", help: "number of requests that had none: nobody listened, or nothing whole came" },
  ],
  isRemote: true,
  check: addressProblem,
  make,
};
export default httpClient;
