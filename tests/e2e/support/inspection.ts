import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import type Axe from "axe-core";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const phone = { width: 390, height: 844 };
/** Its smaller form: a page reads it in half the time. */
const axeScript = `${readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8")};undefined`;

export interface Inspection {
  /** Whether the page is also held at a phone's width. */
  onPhone: boolean;
  /** For the pictures' names. */
  name: string;
}

/**
 * Holds a page against WCAG 2.2 AA: whole in light, its colours again in dark, and, for those who come with a phone,
 * whole at its width, where nothing may stick out to the side. E2E_SHOTS names a folder for pictures of what was seen.
 */
export async function inspect(page: Page, { onPhone, name }: Inspection): Promise<void> {
  const found = await violations(page, "desk");
  await picture(page, `${name}.1280`);
  if (onPhone) found.push(...(await heldOnPhone(page, name)));
  await page.emulateMedia({ colorScheme: "dark" });
  found.push(...(await violations(page, "dark", "color-contrast")));
  await picture(page, `${name}.1280.dark`);
  await page.emulateMedia({ colorScheme: "light" });
  expect(found, `${page.url()} is accessible`).toEqual([]);
}

async function heldOnPhone(page: Page, name: string): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize(phone);
  const found = await violations(page, "phone");
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (excess > 0) found.push(`phone: ${excess} px stick out to the side`);
  await picture(page, `${name}.390`);
  if (before) await page.setViewportSize(before);
  return found;
}

async function violations(page: Page, where: string, rule?: string): Promise<string[]> {
  // A document that has it already need not read it again.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeScript);
  return page.evaluate(
    async ({ place, options }) => {
      const { axe } = window as unknown as { axe: typeof Axe };
      const result = await axe.run(document, options);
      return result.violations.map(
        ({ id, nodes }) => `${place}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
      );
    },
    {
      place: where,
      options: {
        runOnly: rule ? { type: "rule", values: [rule] } : { type: "tag", values: standards },
        resultTypes: ["violations"],
        preload: false, // fetches what sound a page plays: ours play none
      } satisfies Axe.RunOptions,
    },
  );
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.E2E_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
