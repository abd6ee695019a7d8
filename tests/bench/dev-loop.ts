import { chromium, type Page } from "@playwright/test";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ensureChromium } from "#scripts/browser.mjs";
import { freePort, startService } from "#scripts/processes.mjs";
import { say } from "./command.ts";
import { localeCookie, type Locale } from "#app/i18n/locale.ts";

const usage = `npm run bench:dev -- [--rounds N]
  How long an edit takes to show: starts npm run dev, opens an institution's deal flow in Chromium in both languages, edits
  a component, a message in both languages and a service, and restores each. Reports only.
  --rounds N  edits of each (5)`;

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, help: { type: "boolean", default: false } },
});
const languages = ["en", "zh-CN"] as const satisfies readonly Locale[];
const settleMs = 1_500;

interface Edit {
  name: string;
  /** What is replaced in each file, and by what. */
  files: readonly { file: string; from: string; to: string }[];
  /** The text that each page shows with the edit alone. */
  shows: Readonly<Record<Locale, RegExp>>;
}

const both = (text: RegExp) => ({ en: text, "zh-CN": text });
const hint = { en: "Names stay hidden until the company consents", "zh-CN": "企业授权前不显示名称" } as const;

const edits: readonly Edit[] = [
  {
    name: "component",
    files: [
      {
        file: "app/components/ui/page-header.tsx",
        from: "<h1>{title}</h1>",
        to: "<h1>{title} component-edited</h1>",
      },
    ],
    shows: both(/component-edited/),
  },
  {
    name: "message",
    files: languages.map((locale) => ({
      file: `app/i18n/messages/${locale}/matching.json`,
      from: `"blind": "${hint[locale]}"`,
      to: `"blind": "${hint[locale]} (message-edited)"`,
    })),
    shows: both(/message-edited/),
  },
  {
    name: "service",
    files: [
      {
        file: "app/services/matching/list-opportunities.server.ts",
        from: "number: Number(number), version",
        to: "number: 7_000_000 + Number(number), version",
      },
    ],
    shows: both(/M-700\d{4}/),
  },
];

/** The original content of every edited file. */
const originals = new Map(
  edits.flatMap(({ files }) => files.map(({ file }) => [file, readFileSync(file, "utf8")])),
);

function restore(): void {
  for (const [file, text] of originals) if (readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}
process.on("exit", restore);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

async function main(): Promise<void> {
  if (values.help) return say(usage);
  const port = String(await freePort());
  const begun = performance.now();
  const { origin, stop } = await startLoop(port);
  say(`started in ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  const browser = await chromium.launch({
    executablePath: await ensureChromium(process.cwd()),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  try {
    const pages = await Promise.all(
      languages.map(async (locale) => {
        const context = await browser.newContext({ baseURL: origin, locale });
        const page = await context.newPage();
        await signIn(page);
        await context.addCookies([{ name: localeCookie, value: locale, url: origin }]);
        await page.goto("/institution/opportunities");
        await page.waitForLoadState("networkidle", { timeout: 10_000 }).catch(() => undefined);
        return { locale, page };
      }),
    );
    say("milliseconds from the write to the page, the slower of two open pages: least, median, most");
    for (const edit of edits) {
      const took: number[] = [];
      for (let round = 0; round < Number(values.rounds); round++) took.push(await measure(edit, pages));
      took.sort((a, b) => a - b);
      const figures = [took[0], took[Math.floor(took.length / 2)], took.at(-1)].map((ms = 0) =>
        ms.toFixed(0).padStart(6),
      );
      say(`${edit.name.padEnd(10)} ${figures.join(" ")}`);
    }
  } finally {
    restore();
    await browser.close();
    await stop();
  }
}

/** The development loop as `npm run dev` starts it; resolves with its address after its own first request. */
async function startLoop(port: string): Promise<{ origin: string; stop: () => Promise<void> }> {
  let isReady = (_origin: string): void => undefined;
  const ready = new Promise<string>((resolve) => (isReady = resolve));
  const loop = startService(process.execPath, ["scripts/dev.mjs"], {
    cwd: process.cwd(),
    env: { ...process.env, PORT: port },
    onLine: (line) => {
      const origin = /^ready: (\S+)/.exec(line)?.[1];
      if (origin !== undefined) isReady(origin);
    },
  });
  const gone = loop.exited.then((code): never => {
    throw new Error(`npm run dev ended with code ${code}:\n${loop.output()}`);
  });
  gone.catch(() => undefined);
  const origin = await Promise.race([ready, gone]);
  return { origin, stop: () => loop.stop("SIGINT", 30_000) };
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill("institution@demo.longspring.test");
  await page.locator('input[name="password"]').fill("spring-thaw-2018");
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function measure(
  { files, shows }: Edit,
  pages: readonly { locale: Locale; page: Page }[],
): Promise<number> {
  for (const { file, from, to } of files) {
    const text = originals.get(file) ?? "";
    if (!text.includes(from)) throw new Error(`${file} has no ${from}: write another edit`);
    originals.set(file, text);
    writeFileSync(file, text.replace(from, to));
  }
  const begun = performance.now();
  const seen = (state: "visible" | "hidden") =>
    Promise.all(
      pages.map(({ locale, page }) =>
        page.locator("main").getByText(shows[locale]).first().waitFor({ state, timeout: 30_000 }),
      ),
    );
  await seen("visible");
  const took = performance.now() - begun;
  await sleep(settleMs);
  restore();
  await seen("hidden");
  await sleep(settleMs);
  return took;
}

await main();
