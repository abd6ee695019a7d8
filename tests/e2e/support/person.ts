import { expect, type Browser, type Locator, type Page, type Request } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { sampleFrom, isWhole } from "#tests/support/sample.ts";
import { inspect, widths } from "./inspection.ts";
import { wordsIn, type Words } from "./words.ts";

export interface PersonOptions {
  locale: Locale;
  /** A browser that runs no script. */
  withoutScript?: boolean;
  /** Checks each visited page against WCAG; a company's also at a phone's width. */
  inspects?: "on-desktop" | "on-desktop-and-phone";
  /** Whether the keyboard walks from each page's first stop to its last. */
  walksWhole?: boolean;
}

/** A person with a browser of their own, who finds things by their accessible names. */
export class Person {
  readonly page: Page;
  readonly locale: Locale;
  readonly words: Words;
  readonly #options: PersonOptions;
  readonly #inspected = new Map<string, readonly string[]>();
  readonly #failures: string[] = [];
  readonly #unanswered = new Set<Request>();

  private constructor(page: Page, options: PersonOptions) {
    this.page = page;
    this.locale = options.locale;
    this.words = wordsIn(options.locale);
    this.#options = options;
    page.on("pageerror", ({ message }) => {
      // A page that is left aborts its requests.
      if (!message.includes("Failed to fetch")) this.#failures.push(`${page.url()}: ${message}`);
    });
    page.on("request", (request) => {
      const whileTyping = /[?&](as|save)=(weighing|typing)\b/.test(request.url());
      // A start page notes that it is in view; nothing waits for that.
      const isNoted = new URL(request.url()).pathname === paths.visits();
      if (request.method() === "POST" && !whileTyping && !isNoted) this.#unanswered.add(request);
    });
    for (const ended of ["requestfinished", "requestfailed"] as const)
      page.on(ended as "requestfinished", (request) => this.#unanswered.delete(request));
  }

  /** Script errors of the visited pages, including hydration mismatches. */
  failures(): readonly string[] {
    return this.#failures;
  }

  static async arrives(browser: Browser, options: PersonOptions): Promise<Person> {
    const context = await browser.newContext({
      locale: options.locale,
      timezoneId: "Asia/Shanghai",
      viewport: { width: 1280, height: 900 },
      javaScriptEnabled: options.withoutScript !== true,
      reducedMotion: "reduce",
    });
    return new Person(await context.newPage(), options);
  }

  /** Another tab of the same browser. */
  async opensTab(): Promise<Person> {
    return new Person(await this.page.context().newPage(), this.#options);
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }

  /** Leaving before the response may cancel the request: such a journey waits for too little. */
  async goes(path: string): Promise<void> {
    const unanswered = [...this.#unanswered].map((request) => request.url());
    expect(unanswered, "sent, and not answered before the page was left").toEqual([]);
    await this.page.goto(path);
    await this.isReady();
  }

  /** With scripts, waits until the page is hydrated: earlier typing would be lost. */
  async isReady(): Promise<void> {
    if (this.#options.withoutScript) return;
    await this.page.waitForFunction(() => {
      const main = document.getElementById("main");
      return main !== null && Object.keys(main).some((key) => key.startsWith("__reactProps"));
    });
  }

  /** Waits until the forms are hydrated too, which are loaded after their page, and no data is being loaded. */
  async hasForms(): Promise<void> {
    await this.page.waitForFunction(() => {
      const { __remixRouter: router } = window as unknown as {
        __remixRouter: { state: { revalidation: string; navigation: { state: string } } };
      };
      const isIdle = router.state.revalidation === "idle" && router.state.navigation.state === "idle";
      const parts = [...document.querySelectorAll("main :is(form, section)")];
      return isIdle && parts.every((part) => Object.keys(part).some((key) => key.startsWith("__reactProps")));
    });
  }

  /** Turns the pages to one's own language, where it speaks the other one. */
  async speaksOwnLanguage(): Promise<void> {
    const html = this.page.locator("html");
    if ((await html.getAttribute("lang")) === this.locale) return;
    const { common } = this.words;
    await this.page
      .getByRole("button", { name: common(this.locale === "en" ? "tools.toEnglish" : "tools.toChinese") })
      .click();
    await expect(html).toHaveAttribute("lang", this.locale);
  }

  main(): Locator {
    return this.page.getByRole("main");
  }

  /** Expects the page's heading; where pages are inspected, each is, once under each heading. */
  async reads(heading: string): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
    await this.inspects(heading);
  }

  /**
   * Inspects a page that has been reached; `state` tells apart what one address shows at different times. In a sample,
   * a third of the states.
   */
  async inspects(state: string): Promise<void> {
    if (isWhole || sampleFrom([true, false, false], `${this.#path()} ${state} ${this.locale}`))
      await this.alwaysInspects(state);
  }

  #path(): string {
    return new URL(this.page.url()).pathname.replace(/[0-9a-f-]{36}/g, "id");
  }

  /** The same, in every sample. */
  async alwaysInspects(state: string): Promise<void> {
    const { inspects, locale } = this.#options;
    if (inspects === undefined) return;
    const path = this.#path();
    const states = this.#inspected.get(path) ?? [];
    if (states.includes(state)) return;
    this.#inspected.set(path, [...states, state]);
    const name = `${path.replaceAll("/", "-").slice(1) || "home"}.${states.length + 1}.${locale}`;
    const onPhone = inspects === "on-desktop-and-phone";
    // In a sample, only the first state of a page is walked by the keyboard and read in forced colours.
    const isWalked = isWhole || states.length === 0;
    const walk = this.#options.walksWhole === true ? "whole" : "part";
    await inspect(this.page, {
      onPhone,
      walk: isWalked ? walk : "none",
      axeAt: isWhole ? widths : [sampleFrom(widths, name)],
      doublesTexts: isWhole,
      name,
    });
  }

  async sees(text: string): Promise<void> {
    await this.main().getByText(text).first().waitFor(); // an expectation computes the whole accessibility tree at each try
  }

  async doesNotSee(text: string): Promise<void> {
    await expect(this.main().getByText(text)).toHaveCount(0);
  }

  /** A part of a page by its heading. */
  part(heading: string): Locator {
    const named = this.page.getByRole("heading", { name: heading, exact: true });
    return this.main().locator("section").filter({ has: named }).last();
  }

  /** A field by its label, optional or not. */
  field(label: string, within: Locator = this.main()): Locator {
    const optional = escaped(this.words.common("words.optional"));
    const named = within.getByLabel(new RegExp(`^\\s*${escaped(label)}\\s*(${optional})?\\s*$`));
    return named.and(this.page.locator("input:not([type=radio]), select, textarea"));
  }

  async types(label: string, value: string, within?: Locator): Promise<void> {
    await this.field(label, within).fill(value);
  }

  async picks(label: string, option: string, within?: Locator): Promise<void> {
    await this.field(label, within).selectOption({ label: option });
  }

  /** Ticks boxes, or one radio, of a question. */
  async ticks(question: string, ...answers: string[]): Promise<void> {
    const group = this.main().getByRole("group", { name: question });
    for (const answer of answers) {
      await group.getByLabel(new RegExp(`^\\s*${escaped(answer)}`)).check();
    }
  }

  async agrees(statement: string): Promise<void> {
    await this.main().getByRole("checkbox", { name: statement }).check();
  }

  button(name: string, within: Locator = this.main()): Locator {
    return within.getByRole("button", { name, exact: true });
  }

  /** Without script no page changes by itself: it is reloaded. */
  async catchesUp(): Promise<void> {
    if (this.#options.withoutScript === true) await this.page.reload();
  }

  async presses(name: string, within?: Locator): Promise<void> {
    await this.button(name, within).first().click();
  }

  link(name: string, within: Locator = this.main()): Locator {
    return within.getByRole("link", { name, exact: true });
  }

  async follows(name: string, within?: Locator): Promise<void> {
    await this.link(name, within).first().click();
  }

  /** Turns the pages of a list until something is found; false where there is no further page. */
  async turnsPagesTo(found: Locator): Promise<boolean> {
    const next = this.link(this.words.common("pagination.next"));
    while ((await found.count()) === 0) {
      if ((await next.count()) === 0) return false;
      await this.goes((await next.getAttribute("href")) ?? "");
    }
    return true;
  }

  /** Opens a details element by its summary. */
  async unfolds(name: string, within: Locator = this.main()): Promise<void> {
    await within.locator("summary").filter({ hasText: name }).first().click();
  }

  /** Goes to a part of the platform by the header's navigation. */
  async turnsTo(name: string): Promise<void> {
    const { common } = this.words;
    await this.page
      .getByRole("navigation", { name: common("nav.main"), exact: true })
      .getByRole("link", { name, exact: true })
      .click();
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
}
