// Just enough of a language client to time a server: one process, requests in order.

import { spawn } from "node:child_process";

/** In milliseconds; other servers take long to read what they are given. */
const PATIENCE = 120_000;

/** Starts a server; `request` gives a promise of its result, `end` stops it the polite way. */
export function startServer(command, args, options = {}) {
  const server = spawn(command, args, { stdio: ["pipe", "pipe", "ignore"], ...options });
  const waiting = new Map();
  const expected = [];
  let lastId = 0;
  let received = Buffer.alloc(0);

  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  const accept = (message) => {
    if (message.method === undefined) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    } else if (message.id !== undefined) {
      const answer = message.method === "workspace/configuration" ? message.params.items.map(() => null) : null;
      send({ id: message.id, result: answer });
    } else {
      const at = expected.findIndex((each) => each.fits(message));
      if (at >= 0) expected.splice(at, 1)[0].resolve(message.params);
    }
  };
  server.stdout.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const header = received.indexOf("\r\n\r\n");
      if (header < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(received.toString("latin1", 0, header))[1]);
      if (received.length < header + 4 + length) return;
      accept(JSON.parse(received.toString("utf8", header + 4, header + 4 + length)));
      received = received.subarray(header + 4 + length);
    }
  });
  const exited = new Promise((resolve, reject) => {
    server.on("exit", (code) => {
      resolve(code);
      for (const answer of waiting.values()) answer({ error: { message: `the server exited with ${code}` } });
    });
    server.on("error", reject);
  });

  const notify = (method, params) => send({ method, params });
  const request = (method, params) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const late = setTimeout(() => {
        server.kill("SIGKILL");
        reject(new Error(`${method}: no answer within ${PATIENCE / 1000} s`));
      }, PATIENCE);
      waiting.set(id, (message) => {
        clearTimeout(late);
        if (message.error) reject(new Error(`${method}: ${message.error.message}`));
        else resolve(message.result);
      });
      send({ id, method, params });
    });
  /** A promise of the params of the next notification of the server that `fits`. */
  const notified = (method, fits = () => true) =>
    new Promise((resolve) => expected.push({ fits: (m) => m.method === method && fits(m.params), resolve }));
  const end = async () => {
    await request("shutdown");
    notify("exit");
    return exited;
  };
  return { pid: server.pid, request, notify, notified, end };
}

/** The parameters of `initialize` for one workspace folder, with what a usual editor can do. */
export function initializeParams(folder) {
  return {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: folder && [{ uri: folder, name: "bench" }],
    capabilities: {
      textDocument: { completion: { completionItem: { snippetSupport: true }, completionList: { itemDefaults: ["editRange"] } }, hover: {}, publishDiagnostics: {} },
      workspace: { configuration: true, workspaceFolders: true },
    },
  };
}
