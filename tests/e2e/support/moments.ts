import type { Locator } from "@playwright/test";

/** The moment at which new words appear, as seen by the browser. */
export function whenTextAppears(where: Locator, words: string): Promise<number> {
  return where.evaluate(
    (element, awaited) =>
      new Promise<number>((resolve, reject) => {
        const watch = new MutationObserver(() => {
          if (element.textContent.includes(awaited)) resolve(Date.now());
        });
        watch.observe(element, { subtree: true, childList: true, characterData: true });
        setTimeout(() => reject(new Error(`${awaited} was not said`)), 20_000);
      }),
    words,
  );
}
