import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import type Axe from "axe-core";
import { faintTexts } from "./contrast.ts";
import { forcedColourFaults } from "./forced-colours.ts";
import { coveredFaults, keyboardFaults } from "./keyboard-faults.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const phone = { width: 390, height: 844 };
/** WCAG's reflow: a window of 1280 enlarged twice and four times. */
const enlarged = [640, 320];
/** Its smaller form: a page reads it in half the time. */
const axeScript = `${readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8")};undefined`;

export type Width = "desktop" | "phone";
export const widths: readonly Width[] = ["desktop", "phone"];

export interface Inspection {
  /** Whether the page is also held at a phone's width. */
  onPhone: boolean;
  /** Whether it is walked by the keyboard, in part or from end to end, and read in forced colours. */
  walk?: "none" | "part" | "whole";
  /** The widths at which axe reads it; its colours and what sticks out are looked for at each. */
  axeAt?: readonly Width[];
  /** For the pictures' names. */
  name: string;
  /** Whether a phone's page is also held with texts twice as large. */
  doublesTexts?: boolean;
}

/**
 * Holds a page against WCAG 2.2 AA: whole in light, its colours again in dark, and, for those who come with a phone,
 * whole at its width, where nothing may stick out to the side, nor in an enlarged window or with texts twice as large;
 * then by the keyboard and in forced colours. E2E_SHOTS names a folder for pictures of what was seen.
 */
export async function inspect(
  page: Page,
  { onPhone, walk = "part", axeAt = widths, name, doublesTexts = true }: Inspection,
): Promise<void> {
  // A document that has it already need not read it again.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeScript);
  const read = (width: Width) => (axeAt.includes(width) ? violations(page) : faintTexts(page));
  const found = at("desktop", [...(await read("desktop")), ...(await structureFaults(page))]);
  await pictured(page, `${name}.1280`);
  if (onPhone)
    found.push(...at("phone", await heldOnPhone(page, name, { doublesTexts, read: () => read("phone") })));
  await page.emulateMedia({ colorScheme: "dark" });
  found.push(...at("dark", await faintTexts(page)));
  await pictured(page, `${name}.1280.dark`);
  await page.emulateMedia({ colorScheme: "light" });
  // The keyboard comes last: a panel may close when the focus leaves it.
  if (walk !== "none") {
    const inForcedColours = await forcedColourFaults(page);
    found.push(...at("keyboard", await keyboardFaults(page, walk)));
    found.push(...at("keyboard", await page.evaluate(coveredFaults)));
    if (onPhone) found.push(...at("phone", await coveredOnPhone(page)));
    found.push(...at("forced colours", inForcedColours));
  }
  expect(found, `${page.url()} is accessible`).toEqual([]);
}

interface HoldingOnPhone {
  doublesTexts: boolean;
  read: () => Promise<string[]>;
}

async function heldOnPhone(
  page: Page,
  name: string,
  { doublesTexts, read }: HoldingOnPhone,
): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize(phone);
  const found = [...(await read()), ...(await excess(page))];
  await pictured(page, `${name}.390`);
  if (doublesTexts) {
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    found.push(...(await excess(page)).map((fault) => `${fault} with texts twice as large`));
    await pictured(page, `${name}.390.texts`);
    await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  }
  for (const width of enlarged) {
    await page.setViewportSize({ ...phone, width });
    found.push(...(await excess(page)).map((fault) => `${fault} at ${width}`));
  }
  if (before) await page.setViewportSize(before);
  return found;
}

async function coveredOnPhone(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize(phone);
  const found = await page.evaluate(coveredFaults);
  if (before) await page.setViewportSize(before);
  return found;
}

async function excess(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pixels = document.documentElement.scrollWidth - window.innerWidth;
    if (pixels <= 0) return [];
    const furthest = document.documentElement.scrollWidth - 1;
    const reaching = [...document.querySelectorAll("main *, header *, footer *")].filter(
      (element) => element.getBoundingClientRect().right >= furthest,
    );
    return [
      `${pixels} px stick out to the side, to which ${reaching.at(-1)?.outerHTML.slice(0, 200)} reaches`,
    ];
  });
}

/**
 * What HTML's validator finds beyond axe's rules, and the source cannot show: ids used twice, skipped levels, and messages
 * whose values were not passed to them.
 */
async function structureFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} is used twice`);
    const levelOf = (tagName = "H0") => Number(tagName.slice(1));
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
    const skipped = headings
      .filter(({ tagName }, index) => levelOf(tagName) > levelOf(headings[index - 1]?.tagName) + 1)
      .map(({ tagName, textContent }) => `${tagName} skips a level: ${textContent}`);
    const texts = (document.querySelector("main") ?? document.body).innerText.split("\n");
    const unfilled = texts.filter((text) => /\b(?:undefined|NaN)\b/.test(text));
    return [...twice, ...skipped, ...unfilled.map((text) => `a text without its values: ${text}`)];
  });
}

async function violations(page: Page): Promise<string[]> {
  const others = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations: found } = await axe.run(document, {
      runOnly: { type: "tag", values: tags },
      rules: { "color-contrast": { enabled: false } },
      resultTypes: ["violations"],
      preload: false, // fetches what sound a page plays: ours play none
    });
    return found.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }, standards);
  return [...others, ...(await faintTexts(page))];
}

/** Says where something was found. */
const at = (place: string, found: readonly string[]) => found.map((fault) => `${place}: ${fault}`);

/** Stores a picture of the whole page where E2E_SHOTS names a folder. */
export async function pictured(page: Page, name: string): Promise<void> {
  const folder = process.env.E2E_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
