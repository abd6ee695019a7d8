import type { Page } from "@playwright/test";
import type Axe from "axe-core";

const decided = Number.POSITIVE_INFINITY;
/** How often axe judged each stack of colours, over all pages read by one test process. */
const asked = new Map<string, number>();
/** What axe can't decide, such as text on a gradient, it can't decide on the next page either. */
const mostTries = 3;

/**
 * Texts whose contrast with their background is too low. A stack of colours, of a text and of everything below it, is
 * judged once: judging each text of each page again took a fifth of the journeys' time.
 */
export async function faintTexts(page: Page): Promise<string[]> {
  const finished = [...asked].flatMap(([stack, tries]) => (tries < mostTries ? [] : [stack]));
  const judged = await page.evaluate(judgeStacks, finished);
  for (const stack of judged.tried) asked.set(stack, (asked.get(stack) ?? 0) + 1);
  for (const stack of judged.good) asked.set(stack, decided);
  for (const stack of judged.bad) asked.delete(stack);
  return judged.faint;
}

/**
 * Runs in the page: axe's judgement of one visible text for each unfinished stack of colours. In one step: a page may
 * re-render its texts between two.
 */
async function judgeStacks(
  finished: string[],
): Promise<Record<"tried" | "good" | "bad" | "faint", string[]>> {
  const { axe } = window as unknown as { axe: typeof Axe };
  const isFinished = new Set(finished);
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
  const textOf = new Map<string, Element>();
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
      stackOf.set(element, whole);
      if (!isFinished.has(whole) && !textOf.has(whole)) textOf.set(whole, element);
    }
    for (const child of element.children) visit(child, stack);
  };
  visit(document.documentElement, "");
  if (textOf.size === 0) return { tried: [], good: [], bad: [], faint: [] };
  const { passes, violations } = await axe.run(
    { include: [...textOf.values()] as unknown as Axe.SelectorList },
    { runOnly: { type: "rule", values: ["color-contrast"] }, elementRef: true, preload: false },
  );
  const nodesOf = (results: typeof passes) => results.flatMap(({ nodes }) => nodes);
  const stacksOf = (results: typeof passes) =>
    nodesOf(results).flatMap(({ element }) => (element ? (stackOf.get(element as Element) ?? []) : []));
  return {
    tried: [...textOf.keys()],
    good: stacksOf(passes),
    bad: stacksOf(violations),
    faint: nodesOf(violations).map(({ target }) => `color-contrast at ${target.join(" ")}`),
  };
}
