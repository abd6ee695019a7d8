import type { Page } from "@playwright/test";

/** Presses of Tab by which a walk looks for a trap, and those of a walk through the whole page at most. */
const STEPS = 8;
const MOST_STEPS = 400;

/**
 * What keeps a page from being used by the keyboard: controls that Tab does not reach, a focus that is not seen, a place
 * that Tab does not leave, and a first stop that does not skip the navigation. The focus is put back afterwards.
 */
export async function keyboardFaults(page: Page, walk: "part" | "whole" = "part"): Promise<string[]> {
  const start = await page.evaluateHandle(() => {
    const active = document.activeElement;
    if (active instanceof HTMLElement) active.blur();
    return { active, top: window.scrollY };
  });
  await page.keyboard.press("Tab");
  const found = await page.evaluate(focusFaults);
  found.push(...(await (walk === "whole" ? wholeWalkFaults(page) : walkFaults(page))));
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
    const fault = await stuckAfterTab(page);
    if (fault !== null) return [fault];
  }
  return [];
}

/** Presses Tab; what has the focus before and after it is a trap. */
async function stuckAfterTab(page: Page): Promise<string | null> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press("Tab");
  const stuck = await before.evaluate((element) =>
    // A date has a stop for each of its parts, and a frame those of its document.
    element !== document.body &&
    element === document.activeElement &&
    !element?.matches("[type=date], [type=month], iframe")
      ? element?.outerHTML.slice(0, 120)
      : undefined,
  );
  await before.dispose();
  return stuck === undefined ? null : `Tab does not leave ${stuck}`;
}

/** From the page's first stop to its last, by real presses: every control is among them. */
async function wholeWalkFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    // Without a selection, Tab begins at the document's start.
    window.getSelection()?.removeAllRanges();
    const start = document.createElement("span");
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
    document.addEventListener("focusin", ({ target }) => (target as Element).setAttribute("data-walked", ""));
  });
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const fault = await stuckAfterTab(page);
    if (fault !== null) return [fault];
    if (await page.evaluate(() => document.activeElement === document.body))
      return page.evaluate(missedStops);
  }
  return [];
}

/** Runs in the page: controls that the walk has not met. */
function missedStops(): string[] {
  const missed: string[] = [];
  const controls = document.querySelectorAll<HTMLElement>(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']",
  );
  for (const control of controls) {
    if (control.tabIndex < 0 || control.matches(":disabled, [aria-hidden=true], [data-walked]")) continue;
    if (!control.checkVisibility({ visibilityProperty: true }) || control.closest("[inert]") !== null)
      continue;
    // Tab stops once at the choices of one name.
    if (control instanceof HTMLInputElement && control.type === "radio") {
      const group = document.querySelectorAll(`input[type=radio][name="${CSS.escape(control.name)}"]`);
      if ([...group].some((other) => other.hasAttribute("data-walked"))) continue;
    }
    missed.push(`the walk by Tab does not meet ${control.outerHTML.slice(0, 120)}`);
  }
  for (const walked of document.querySelectorAll("[data-walked]")) walked.removeAttribute("data-walked");
  return missed;
}

/**
 * Runs in the page: controls that are out of sight, or wholly below a bar that stays in view, when the focus comes to
 * them from above or from below. The browser scrolls to a focused element in the same way whoever moves the focus.
 */
export function coveredFaults(): string[] {
  const faults = new Set<string>();
  const start = document.activeElement;
  const isBar = (element: Element) => ["sticky", "fixed"].includes(getComputedStyle(element).position);
  const controls = [
    ...document.querySelectorAll<HTMLElement>(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']",
    ),
  ].filter(
    (control) =>
      control.tabIndex >= 0 &&
      !control.matches(":disabled, [aria-hidden=true]") &&
      control.closest("[inert]") === null &&
      control.checkVisibility({ visibilityProperty: true }),
  );
  /** What lies on it: null where a part of it is seen. */
  const cover = (control: HTMLElement): string | null => {
    let above = "nothing: it is out of the window";
    for (const { left, right, top, bottom } of control.getClientRects()) {
      for (const x of [left + 2, (left + right) / 2, right - 2]) {
        for (const y of [top + 2, (top + bottom) / 2, bottom - 2]) {
          const hit = document.elementFromPoint(x, y);
          if (hit === null) continue;
          let bar: Element | null = hit;
          while (bar !== null && !isBar(bar)) bar = bar.parentElement;
          if (bar === null || bar.contains(control) || control.contains(bar)) return null;
          above = bar.outerHTML.slice(0, 80);
        }
      }
    }
    return above;
  };
  for (const [from, order] of [
    ["above", controls],
    ["below", controls.toReversed()],
  ] as const) {
    for (const control of order) {
      control.focus();
      if (document.activeElement !== control || control.getClientRects().length === 0) continue;
      const above = cover(control);
      if (above !== null)
        faults.add(`covered, coming from ${from}: ${control.outerHTML.slice(0, 120)} by ${above}`);
    }
  }
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  if (start instanceof HTMLElement && start !== document.body) start.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  return [...faults];
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
