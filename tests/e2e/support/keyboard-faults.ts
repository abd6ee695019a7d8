import type { Page } from "@playwright/test";

/** Presses of Tab by which a walk looks for a trap. */
const STEPS = 8;

/**
 * What keeps a page from being used by the keyboard: controls that Tab does not reach, a focus that is not seen, a place
 * that Tab does not leave, and a first stop that does not skip the navigation. The focus is put back afterwards.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const start = await page.evaluateHandle(() => {
    const active = document.activeElement;
    if (active instanceof HTMLElement) active.blur();
    return { active, top: window.scrollY };
  });
  await page.keyboard.press("Tab");
  const found = await page.evaluate(focusFaults);
  found.push(...(await walkFaults(page)));
  await start.evaluate(({ active, top }) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (active instanceof HTMLElement && active !== document.body) active.focus({ preventScroll: true });
    window.scrollTo(0, top);
  });
  return found;
}

/** By real presses from the middle of the page, where the forms are: a place that keeps the focus is a trap. */
async function walkFaults(page: Page): Promise<string[]> {
  const isAlone = await page.evaluate(() => {
    const stops = [
      ...document.querySelectorAll<HTMLElement>("main :is(a[href], button, input, select, textarea)"),
    ].filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }));
    stops[Math.floor(stops.length / 3)]?.focus({ preventScroll: true });
    return stops.length < 2;
  });
  if (isAlone) return [];
  for (let step = 0; step < STEPS; step += 1) {
    const before = await page.evaluateHandle(() => document.activeElement);
    await page.keyboard.press("Tab");
    const stuck = await before.evaluate((element) =>
      // A date has a stop for each of its parts.
      element !== document.body && element === document.activeElement && !element?.matches("[type=date]")
        ? element?.outerHTML.slice(0, 120)
        : undefined,
    );
    if (stuck !== undefined) return [`Tab does not leave ${stuck}`];
  }
  return [];
}

/** Runs in the page, after a press of Tab: browsers then show each focus, whoever moves it. */
export function focusFaults(): string[] {
  const faults: string[] = [];
  const looks = (element: Element) =>
    [element, element.parentElement, element.nextElementSibling, element.closest("label, li, tr, .field")]
      .flatMap((one) =>
        one === null ? [] : ["", "::before", "::after"].map((part) => getComputedStyle(one, part)),
      )
      .map(
        ({
          outlineStyle,
          outlineWidth,
          outlineColor,
          boxShadow,
          borderColor,
          backgroundColor,
          textDecoration,
        }) =>
          [
            outlineStyle === "none" ? "" : [outlineStyle, outlineWidth, outlineColor].join(" "),
            boxShadow,
            borderColor,
            backgroundColor,
            textDecoration,
          ].join(),
      )
      .join("\n");
  const controls = document.querySelectorAll<HTMLElement>(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable]",
  );
  const isStop = (control: HTMLElement) =>
    control.tabIndex >= 0 &&
    !control.matches(":disabled") &&
    control.checkVisibility({ visibilityProperty: true });
  const first = [...controls].find(isStop);
  const isSkip = first instanceof HTMLAnchorElement && (first.getAttribute("href") ?? "").startsWith("#");
  if (document.querySelector("main") !== null && document.querySelector("nav") !== null && !isSkip)
    faults.push(`the first stop skips nothing: ${first?.outerHTML.slice(0, 120)}`);
  // Of elements of one kind and class one is looked at: they have the same rules.
  const seen = new Set<string>();
  for (const control of controls) {
    // Hidden from everybody: a form's first button, for Enter.
    if (
      control.matches(
        "[aria-hidden=true], :disabled, [tabindex='-1']:not(a[href], button, input, select, textarea)",
      )
    )
      continue;
    if (!control.checkVisibility({ visibilityProperty: true }) || control.closest("[inert]") !== null)
      continue;
    const name = control.outerHTML.slice(0, 120);
    if (control.tabIndex > 0) faults.push(`out of the page's order: ${name}`);
    if (control.tabIndex < 0 && !control.matches("[data-roving], [role=option], [role=tab], [role=menuitem]"))
      faults.push(`Tab does not reach ${name}`);
    const kind = `${control.localName} ${control.getAttribute("type")} ${control.className} ${control.parentElement?.className}`;
    if (control.tabIndex < 0 || seen.has(kind)) continue;
    seen.add(kind);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const before = looks(control);
    control.focus({ preventScroll: true });
    if (document.activeElement !== control) faults.push(`takes no focus: ${name}`);
    else if (control.localName !== "iframe" && looks(control) === before)
      faults.push(`its focus is not seen: ${name}`);
  }
  return [...new Set(faults)];
}
