import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { chromium, type Browser, type Page } from "@playwright/test";
import { ensureChromium } from "./browser.mjs";
import { run } from "./processes.mjs";
import { localeCookie } from "#app/i18n/locale.ts";
import { cloneTemplate, dropDatabase, ensureTemplate } from "#tests/support/postgres/databases.ts";
import { startTestServer } from "#tests/support/postgres/server.ts";
import { startApp } from "#tests/support/running-app.ts";

/**
 * `npm run screenshots`: the main pages of the demonstration city at 1280 and 390 wide, in both languages, one of each
 * in dark, into docs/screenshots. `-- --to DIR` puts them elsewhere, `-- --only NAME` takes one page.
 */
const { values: options } = parseArgs({
  options: { to: { type: "string", default: "docs/screenshots" }, only: { type: "string" } },
});
const password = "spring-thaw-2018";

type Audience = "public" | "company" | "institution" | "admin";
interface Shot {
  name: string;
  audience: Audience;
  /** The address, or the way to it: links are followed by the first that fits the pattern. */
  path: string;
  follow?: RegExp;
}

const shots: readonly Shot[] = [
  { name: "home", audience: "public", path: "/" },
  { name: "how-ranking-works", audience: "public", path: "/how-ranking-works" },
  { name: "funnel", audience: "public", path: "/funnel" },
  { name: "institutions", audience: "public", path: "/institutions" },
  { name: "sign-in", audience: "public", path: "/sign-in" },
  { name: "company-dashboard", audience: "company", path: "/company" },
  { name: "company-profile", audience: "company", path: "/company/profile" },
  { name: "company-figures", audience: "company", path: "/company/figures" },
  {
    name: "company-prospect",
    audience: "company",
    path: "/company/prospects",
    follow: /\/company\/prospects\/[0-9a-f-]{36}$/,
  },
  { name: "company-funders", audience: "company", path: "/company/funders" },
  { name: "company-introductions", audience: "company", path: "/company/introductions" },
  {
    name: "company-introduction",
    audience: "company",
    path: "/company/introductions",
    follow: /\/introductions\/[0-9a-f-]{36}$/,
  },
  { name: "company-offers", audience: "company", path: "/company/offers" },
  { name: "company-offer", audience: "company", path: "/company/offers", follow: /\/offers\/[0-9a-f-]{36}$/ },
  { name: "company-deal", audience: "company", path: "/company/deals", follow: /\/deals\/[0-9a-f-]{36}$/ },
  { name: "institution-dashboard", audience: "institution", path: "/institution" },
  { name: "institution-deals", audience: "institution", path: "/institution/deals" },
  {
    name: "institution-teaser",
    audience: "institution",
    path: "/institution/deals",
    follow: /\/institution\/deals\/[0-9a-f-]{36}/,
  },
  { name: "institution-mandates", audience: "institution", path: "/institution/mandates" },
  {
    name: "institution-mandate",
    audience: "institution",
    path: "/institution/mandates",
    follow: /\/mandates\/[0-9a-f-]{36}$/,
  },
  { name: "institution-introductions", audience: "institution", path: "/institution/introductions" },
  {
    name: "institution-introduction",
    audience: "institution",
    path: "/institution/introductions?group=open",
    follow: /\/introductions\/[0-9a-f-]{36}$/,
  },
  { name: "institution-offers", audience: "institution", path: "/institution/offers" },
  {
    name: "institution-offer-draft",
    audience: "institution",
    path: "/institution/offers?group=drafts",
    follow: /\/offers\/[0-9a-f-]{36}$/,
  },
  {
    name: "institution-offer",
    audience: "institution",
    path: "/institution/offers?group=open",
    follow: /\/offers\/[0-9a-f-]{36}$/,
  },
  {
    name: "institution-deal",
    audience: "institution",
    path: "/institution/pipeline",
    follow: /\/pipeline\/[0-9a-f-]{36}$/,
  },
  { name: "admin-today", audience: "admin", path: "/admin" },
  { name: "admin-cases", audience: "admin", path: "/admin/cases" },
  { name: "admin-case", audience: "admin", path: "/admin/cases", follow: /\/admin\/cases\/[0-9a-f-]{36}$/ },
  { name: "admin-institutions", audience: "admin", path: "/admin/institutions" },
  { name: "admin-audit", audience: "admin", path: "/admin/audit" },
];
const widths = [1280, 390] as const;
const locales = ["en", "zh-CN"] as const;
const dark = new Set(["home", "institution-deals", "company-offers"]);

const executablePath = await ensureChromium(process.cwd());
const server = await startTestServer();
const databaseUrl = await cloneTemplate(server.url, await ensureTemplate(server.url));
const env = { ...process.env, DATABASE_URL: databaseUrl, LONGSPRING_DEMO: "1" };
await run(process.execPath, ["scripts/seed.ts"], { cwd: process.cwd(), env, quiet: true });
const app = await startApp({ databaseUrl });
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-background-networking"],
});
try {
  await mkdir(options.to, { recursive: true });
  for (const locale of locales) for (const width of widths) await takeAll(browser, locale, width);
} finally {
  await browser.close();
  await app.stop();
  await dropDatabase(databaseUrl);
  await server.stop();
}

async function takeAll(from: Browser, locale: (typeof locales)[number], width: number): Promise<void> {
  for (const audience of ["public", "company", "institution", "admin"] as const) {
    const wanted = shots.filter(
      (shot) => shot.audience === audience && (options.only === undefined || shot.name === options.only),
    );
    if (wanted.length === 0) continue;
    const context = await from.newContext({ baseURL: app.origin, locale, viewport: { width, height: 900 } });
    const page = await context.newPage();
    if (audience !== "public") await signIn(page, audience);
    // The demonstration's people have a language of their own, which signing in gives to the browser.
    await context.addCookies([{ name: localeCookie, value: locale, url: app.origin }]);
    for (const shot of wanted) {
      await page.goto(shot.path);
      if (shot.follow !== undefined && !(await followFirst(page, shot.follow))) {
        console.error(`${shot.name}: no link to follow on ${shot.path}`);
        continue;
      }
      const language = locale === "en" ? "" : ".zh-CN";
      await page.screenshot({ path: `${options.to}/${shot.name}${language}.${width}.png`, fullPage: true });
      if (dark.has(shot.name) && width === 1280 && locale === "en") {
        await page.emulateMedia({ colorScheme: "dark" });
        await page.screenshot({ path: `${options.to}/${shot.name}.dark.${width}.png`, fullPage: true });
        await page.emulateMedia({ colorScheme: "light" });
      }
    }
    await context.close();
  }
}

async function signIn(page: Page, audience: Exclude<Audience, "public">): Promise<void> {
  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill(`${audience}@demo.longspring.test`);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function followFirst(page: Page, pattern: RegExp): Promise<boolean> {
  const links = await page
    .locator("main a[href]")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const found = links.find((link) => pattern.test(link));
  if (found === undefined) return false;
  await page.goto(found);
  return true;
}
