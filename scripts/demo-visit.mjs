// The first visit of a freshly started demo. Runs on Node 20, imports no package.
import { setTimeout as sleep } from "node:timers/promises";

const password = "spring-thaw-2018";
const accounts = ["company", "institution", "admin", "admin2"].map((name) => `${name}@demo.longspring.test`);
const START_DEADLINE_MS = 30_000;
const MAX_REDIRECTS = 5;

/**
 * Waits until the server is ready, loads the home page, signs in and loads the page that follows.
 * @param {string} url
 * @param {number} [patienceMs] how long it may take to be ready
 * @returns {Promise<string[]>} the demo accounts, for the person at the terminal
 */
export async function visit(url, patienceMs) {
  await untilReady(url, patienceMs);
  const visitor = new DemoVisitor(url);
  expectPage(await visitor.get("/"));
  const [company = ""] = accounts;
  await visitor.get("/sign-in");
  const landing = await visitor.post("/sign-in", { email: company, password });
  if (landing.path.startsWith("/sign-in"))
    throw new Error(`${company} could not sign in (${landing.status})`);
  expectPage(landing);
  return ["Demonstration accounts:", ...accounts.map((name) => `  ${name}  ${password}`)];
}

/**
 * @param {string} url
 * @param {number} [patienceMs]
 */
export async function untilReady(url, patienceMs = START_DEADLINE_MS) {
  const deadline = Date.now() + patienceMs;
  let last = "no answer";
  while (Date.now() < deadline) {
    try {
      const response = await fetch(`${url}/healthz/ready`);
      if (response.ok) return;
      last = `${response.status} ${await response.text()}`;
    } catch {
      last = "no answer";
    }
    await sleep(50);
  }
  throw new Error(`${url}/healthz/ready: ${last} after ${patienceMs / 1000} s`);
}

/** @param {{ path: string, status: number, body: string }} page */
function expectPage({ path, status, body }) {
  if (status !== 200 || !/<h1[\s>]/.test(body)) throw new Error(`${path} answered ${status} without a page`);
}

/** A browser without scripts: stores cookies and follows redirects. */
class DemoVisitor {
  /** @type {Map<string, string>} */
  #cookies = new Map();
  #origin;

  /** @param {string} origin */
  constructor(origin) {
    this.#origin = origin;
  }

  /** @param {string} path */
  get(path) {
    return this.#ask(path, { method: "GET" });
  }

  /**
   * @param {string} path
   * @param {Record<string, string>} fields
   */
  post(path, fields) {
    return this.#ask(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  /**
   * @param {string} path
   * @param {RequestInit} init
   * @param {number} [redirects]
   * @returns {Promise<{ path: string, status: number, body: string }>}
   */
  async #ask(path, init, redirects = 0) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { accept: "text/html", origin: this.#origin, ...(cookie ? { cookie } : {}) };
    const response = await fetch(this.#origin + path, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      this.#cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const body = await response.text();
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || !location)
      return { path, status: response.status, body };
    if (redirects === MAX_REDIRECTS) throw new Error(`${path} redirects without end`);
    const next = new URL(location, this.#origin + path);
    return this.#ask(next.pathname + next.search, { method: "GET" }, redirects + 1);
  }
}
