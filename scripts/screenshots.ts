import { mkdir, rm, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { chromium, type Browser, type Page } from "@playwright/test";
import { ensureChromium } from "./browser.mjs";
import { shots } from "./screenshot-pages.ts";
import { recordsIn, type Shot } from "./screenshot-shot.ts";
import { localeCookie } from "#app/i18n/locale.ts";
import { cloneCity } from "#tests/support/postgres/city.ts";
import { connected, dropDatabase } from "#tests/support/postgres/databases.ts";
import { startTestServer } from "#tests/support/postgres/server.ts";
import { documentsFolderOf } from "#tests/support/test-app.ts";
import { startApp } from "#tests/support/running-app.ts";

/**
 * `npm run screenshots`: the pages for the README's reader, 1280 and 390 wide, in both languages, one in dark, into
 * docs/screenshots. `-- --to DIR` writes every page there, `-- --only NAME` (repeatable) takes one page; `-- --html` with
 * `--to` writes the pages' HTML instead, for a validator.
 */
const { values: options } = parseArgs({
  options: {
    to: { type: "string" },
    only: { type: "string", multiple: true },
    html: { type: "boolean", default: false },
  },
});
const target = options.to ?? "docs/screenshots";
const isWanted = (name: string, shown: boolean) =>
  options.only?.includes(name) ?? (options.to !== undefined || shown);
const password = "spring-thaw-2018";

const widths = options.html ? [1280] : [1280, 390];
const locales = ["en", "zh-CN"] as const;
const dark = new Set(
  options.to === undefined
    ? ["institution-opportunities"]
    : ["home", "institution-opportunities", "company-offers", "admin-case"],
);

const executablePath = await ensureChromium(process.cwd());
const server = await startTestServer();
const databaseUrl = await cloneCity(server.url);
const app = await startApp({ databaseUrl });
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-background-networking"],
});
try {
  await mkdir(target, { recursive: true });
  for (const locale of locales) for (const width of widths) await takeAll(browser, locale, width);
} finally {
  await browser.close();
  await app.stop();
  await dropDatabase(databaseUrl);
  await server.stop();
  await rm(documentsFolderOf(databaseUrl), { recursive: true, force: true });
}

async function takeAll(from: Browser, locale: (typeof locales)[number], width: number): Promise<void> {
  const readers = new Map<string, readonly Shot[]>();
  for (const shot of shots.filter(({ name, shown }) => isWanted(name, shown ?? false))) {
    const key = shot.of ?? shot.audience;
    readers.set(key, [...(readers.get(key) ?? []), shot]);
  }
  for (const wanted of readers.values()) {
    const [{ audience, of }] = wanted as [Shot];
    const context = await from.newContext({ baseURL: app.origin, locale, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const reader = await findReader(audience, of);
    if (audience !== "public") await signIn(page, reader.email);
    // The demonstration's people have a language setting, which sign-in passes to the browser.
    await context.addCookies([{ name: localeCookie, value: locale, url: app.origin }]);
    for (const shot of wanted) {
      await page.goto(shot.path.replace(":id", reader.id ?? ""));
      if (shot.follow !== undefined && !(await followFirst(page, shot.follow, shot.then))) {
        console.error(`${shot.name}: no link to follow on ${shot.path}`);
        process.exitCode = 1;
        continue;
      }
      const language = locale === "en" ? "" : ".zh-CN";
      if (options.html) {
        const answer = await page.request.get(page.url());
        await writeFile(`${target}/${shot.name}${language}.html`, await answer.text());
        continue;
      }
      await page.screenshot({ path: `${target}/${shot.name}${language}.${width}.png`, fullPage: true });
      if (dark.has(shot.name) && width === 1280 && locale === "en") {
        await page.emulateMedia({ colorScheme: "dark" });
        await page.screenshot({ path: `${target}/${shot.name}.dark.${width}.png`, fullPage: true });
        await page.emulateMedia({ colorScheme: "light" });
      }
    }
    await context.close();
  }
}

interface Reader {
  email: string;
  /** Of the record that is read. */
  id?: string;
}

async function findReader(audience: string, of: Shot["of"]): Promise<Reader> {
  if (of === undefined) return { email: `${audience}@demo.longspring.test` };
  const { row, side } = recordsIn[of];
  return connected(databaseUrl, async (client) => {
    const { rows } = await client.query<Reader>(
      `select record.id, email from (select id, ${side} from ${row} order by id limit 1) record
       join accounts.member on organization_id = ${side} and role = 'owner'
       join accounts."user" person on person.id = user_id`,
    );
    if (rows[0] === undefined) throw new Error(`no record is ${of}`);
    return rows[0];
  });
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function followFirst(page: Page, pattern: RegExp, then = ""): Promise<boolean> {
  const links = await page.locator("main a[href]").evaluateAll((all) =>
    all.map((link) => {
      const { pathname, search, hash } = new URL(link.getAttribute("href") ?? "", document.baseURI);
      return pathname + search + hash;
    }),
  );
  const found = links.find((link) => pattern.test(link));
  if (found === undefined) return false;
  await page.goto(found + then);
  return true;
}
