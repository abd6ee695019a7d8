import type { Page } from "@playwright/test";
import { focusFaults } from "./keyboard-faults.ts";

/**
 * What a page loses where the system's colours replace its own, as in Windows' contrast themes: the focus, what is
 * current or chosen, and charts and icons on the dark canvas.
 */
export async function forcedColourFaults(page: Page): Promise<string[]> {
  await page.evaluate(noteColours);
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  const start = await page.evaluateHandle(() => document.activeElement);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("Tab");
  const unseen = (await page.evaluate(focusFaults)).filter((fault) => fault.startsWith("its focus"));
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const lost = await page.evaluate(lostInForcedColours);
  lost.push(...(await page.evaluate(alikeInForcedColours)));
  await start.evaluate((active) => {
    if (active instanceof HTMLElement && active !== document.body) active.focus({ preventScroll: true });
  });
  await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
  return [...unseen, ...lost];
}

/** What a part of a chart looks like, by which it differs from the others. */
interface Marked {
  colours?: Map<Element, string>;
}

/** Runs in the page, in its own colours. */
function noteColours(): void {
  const parts = document.querySelectorAll("main svg :is(path, rect, circle, polyline, polygon)");
  (window as Marked).colours = new Map(
    [...parts].map((part) => {
      const { fill, stroke } = getComputedStyle(part);
      return [part, fill === "none" ? stroke : fill];
    }),
  );
}

/** Runs in the page: parts of one chart that had colours of their own, and have the same look now. */
function alikeInForcedColours(): string[] {
  const faults = new Set<string>();
  const { colours = new Map<Element, string>() } = window as Marked;
  const before = new Map<string, { part: Element; colour: string }>();
  for (const [part, colour] of colours) {
    const chart = part.closest("svg");
    // A page that has read its data anew since has other parts.
    if (!part.isConnected || chart === null || part.closest("defs, clipPath, mask, button, a") !== null)
      continue;
    const { fill, stroke, strokeDasharray, strokeWidth, fillOpacity } = getComputedStyle(part);
    const index = [...document.querySelectorAll("main svg")].indexOf(chart);
    const look = [index, fill, stroke, strokeDasharray, strokeWidth, fillOpacity].join();
    const other = before.get(look);
    if (other === undefined) before.set(look, { part, colour });
    else if (other.colour !== colour)
      faults.add(`looks like ${other.part.outerHTML.slice(0, 60)}: ${part.outerHTML.slice(0, 90)}`);
  }
  return [...faults];
}

/** Runs in the page. */
function lostInForcedColours(): string[] {
  const faults = new Set<string>();
  const isSeen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const looks = (element: Element) =>
    ["", "::before", "::after"]
      .map((part) => getComputedStyle(element, part))
      .map((style) =>
        [
          style.outlineStyle === "none" ? "" : style.outlineColor,
          ...["borderTopWidth", "borderBottomWidth", "borderInlineStartWidth"].map(
            (name) => style[name as "borderTopWidth"],
          ),
          style.borderBottomColor,
          style.borderInlineStartColor,
          style.backgroundColor,
          style.color,
          style.fontWeight,
          style.textDecorationLine,
          style.content,
        ].join(),
      )
      .join("\n");
  const state = "[aria-current]:not([aria-current=false]), [aria-selected=true], [aria-pressed=true]";
  for (const current of document.querySelectorAll(state)) {
    if (!isSeen(current)) continue;
    const group = current.closest("ul, ol, nav, [role=tablist], tbody, .row") ?? current.parentElement;
    const other = [...(group?.querySelectorAll(current.localName) ?? [])].find(
      (one) => one.className === current.className && !one.matches(state) && isSeen(one),
    );
    if (other === undefined) continue;
    const [own, its] = [current, other].map(
      (one) => looks(one) + (one.parentElement ? looks(one.parentElement) : ""),
    );
    if (own === its) faults.add(`looks like the others: ${current.outerHTML.slice(0, 120)}`);
  }

  const channel = (of: number) => (of <= 0.03928 ? of / 12.92 : ((of + 0.055) / 1.055) ** 2.4);
  const light = (colour: string): number | null => {
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    if (red === undefined || green === undefined || blue === undefined || alpha < 0.2) return null;
    return 0.2126 * channel(red / 255) + 0.7152 * channel(green / 255) + 0.0722 * channel(blue / 255);
  };
  const canvas = light(getComputedStyle(document.body).backgroundColor) ?? 0;
  const stands = (colour: string, ground: number) => {
    const of = colour === "none" ? null : light(colour);
    return of !== null && (Math.max(of, ground) + 0.05) / (Math.min(of, ground) + 0.05) >= 1.6;
  };
  /** A picture may bring its own ground, as a QR code does: its first shape, in a colour of its own. */
  const groundOf = (picture: SVGSVGElement | null, shape: Element): number => {
    const first = picture?.firstElementChild;
    const isGround = first instanceof SVGRectElement && first !== shape && first.hasAttribute("fill");
    return (isGround ? light(getComputedStyle(first).fill) : null) ?? canvas;
  };
  // Only these have other colours than the system's.
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    if (style.forcedColorAdjust !== "none" || element instanceof SVGElement || !isSeen(element)) continue;
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== "",
    );
    let behind: Element | null = element;
    while (behind !== null && light(getComputedStyle(behind).backgroundColor) === null)
      behind = behind.parentElement;
    const below = behind === null ? canvas : light(getComputedStyle(behind).backgroundColor);
    const [text, ground] = [light(style.color) ?? 0, below ?? canvas];
    if (
      hasText &&
      element.clientWidth !== 1 &&
      (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05) < 4.5
    )
      faults.add(`its text is not read: ${element.outerHTML.slice(0, 120)}`);
  }
  for (const shape of document.querySelectorAll<SVGElement>(
    "svg :is(path, rect, circle, line, polyline, polygon, text)",
  )) {
    if (!isSeen(shape) || shape.closest("defs, clipPath, mask, button, a") !== null) continue;
    const { fill, stroke } = getComputedStyle(shape);
    const picture = shape.closest("svg");
    const ground = groundOf(picture, shape);
    if (!stands(fill, ground) && !stands(stroke, ground))
      faults.add(
        `is not seen: ${picture?.getAttribute("class")} ${shape.outerHTML.slice(0, 90)} ${fill} ${stroke}`,
      );
  }
  return [...faults];
}
