import type { Page } from "@playwright/test";
import type Axe from "axe-core";

const decided = Number.POSITIVE_INFINITY;
/** How often axe was asked about each stack of colours, over all pages that one process of journeys reads. */
const asked = new Map<string, number>();
/** What axe can't decide, such as a text on a gradient, it can't decide on the next page either. */
const mostTries = 3;

/**
 * Texts whose contrast with what they stand on is too low. A stack of colours, of a text and of everything below it, is
 * judged once: judging each text of each page again took a fifth of the journeys' time.
 */
export async function faintTexts(page: Page): Promise<string[]> {
  const stacks = await page.evaluate(gatherStacks);
  const unjudged = stacks.filter((stack) => (asked.get(stack) ?? 0) < mostTries);
  if (unjudged.length === 0) return [];
  const told = await page.evaluate(judge, unjudged);
  for (const stack of unjudged) asked.set(stack, (asked.get(stack) ?? 0) + 1);
  for (const stack of told.good) asked.set(stack, decided);
  for (const stack of told.bad) asked.delete(stack);
  return told.faint;
}

interface Gathering {
  axe: typeof Axe;
  /** Which texts of the page stand on each stack of colours, and on which each of them stands. */
  textsOf: Map<string, Element[]>;
  stackOf: Map<Element, string>;
}

/** Runs in the page: the stacks of colours that its visible texts have. */
function gatherStacks(): string[] {
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return (
      width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    );
  };
  const hasText = (element: Element) =>
    element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== "");
  const isOff = (element: Element) =>
    element.matches(":disabled, [aria-disabled=true]") ||
    (element instanceof HTMLLabelElement && element.control?.matches(":disabled") === true);
  const textsOf = new Map<string, Element[]>();
  const stackOf = new Map<Element, string>();
  const visit = (element: Element, below: string) => {
    const style = getComputedStyle(element);
    if (style.display === "none") return;
    const { backgroundColor, backgroundImage, opacity, position } = style;
    const ground = [backgroundColor, backgroundImage, opacity, position, isOff(element) ? "off" : ""].join();
    const stack = ground === "rgba(0, 0, 0, 0),none,1,static," ? below : `${below}\n${ground}`;
    if (hasText(element) && isSeen(element)) {
      const { color, fontSize, fontWeight, textShadow } = style;
      const whole = [element.localName, color, fontSize, fontWeight, textShadow, stack].join("\n");
      textsOf.set(whole, [...(textsOf.get(whole) ?? []), element]);
      stackOf.set(element, whole);
    }
    for (const child of element.children) visit(child, stack);
  };
  visit(document.documentElement, "");
  Object.assign(window, { textsOf, stackOf } satisfies Omit<Gathering, "axe">);
  return [...textsOf.keys()];
}

/** Runs in the page: axe's judgement of one text for each of the stacks. */
async function judge(stacks: string[]): Promise<Record<"good" | "bad" | "faint", string[]>> {
  const { axe, textsOf, stackOf } = window as unknown as Gathering;
  const include = stacks.flatMap((stack) => (textsOf.get(stack) ?? []).slice(0, 1));
  const { passes, violations } = await axe.run(
    { include: include as unknown as Axe.SelectorList },
    { runOnly: { type: "rule", values: ["color-contrast"] }, elementRef: true, preload: false },
  );
  const nodesOf = (results: typeof passes) => results.flatMap(({ nodes }) => nodes);
  const stacksOf = (results: typeof passes) =>
    nodesOf(results).flatMap(({ element }) => (element ? (stackOf.get(element as Element) ?? []) : []));
  return {
    good: stacksOf(passes),
    bad: stacksOf(violations),
    faint: nodesOf(violations).map(({ target }) => `color-contrast at ${target.join(" ")}`),
  };
}
