import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll } from "vitest";
import { createTestSessions } from "#tests/support/forms/session-cookies.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { browser, type Browser } from "./browser.ts";
import { openWeb, type OpenWeb } from "./open-web.ts";
import { withTestSessions } from "./test-sessions.ts";
import { smallPages, type SmallPage } from "./small-pages.ts";

/**
 * The web server of a test file over pages of its own, or over the built ones; open from before its first test until
 * after its last. `language` is what its browsers ask for.
 */
export function testWeb(
  app: TestApp,
  pages: Readonly<Record<string, SmallPage>> | (() => ServerBuild | Promise<ServerBuild>),
  language?: string,
) {
  const sessions = createTestSessions();
  let web: OpenWeb | undefined;
  beforeAll(async () => {
    const build = typeof pages === "function" ? await pages() : smallPages(pages);
    web = await openWeb(withTestSessions(app.web, sessions.byToken), build);
  }, 240_000);
  afterAll(() => web?.stop());
  const url = (): string => {
    if (!web)
      throw new Error("The web edge opens before the first test: use it inside of tests and hooks only.");
    return web.url;
  };
  return {
    get url() {
      return url();
    },
    /** Creates session cookies. */
    sessions,
    /** A browser without JavaScript: a visitor's, or that of a named session. */
    browser(cookie = "", asks = language): Browser {
      const headers: Record<string, string> = asks === undefined ? {} : { "accept-language": asks };
      const who = browser(url(), app.web.config.web.publicOrigin, headers);
      if (cookie !== "") who.cookies.set("seat", cookie.replace("seat=", ""));
      return who;
    },
  };
}
