import type { Locator } from "@playwright/test";
import type { Person } from "./person.ts";

/** By the keyboard alone: Tab until it has the focus. */
export async function tabsTo({ page }: Person, target: Locator): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not reach it");
}

export async function typesByKeyboard(someone: Person, label: string, value: string): Promise<void> {
  await tabsTo(someone, someone.field(label));
  await someone.page.keyboard.type(value);
}

/** Reaches a button by Tab, and presses Enter. */
export async function pressesByKeyboard(someone: Person, name: string): Promise<void> {
  await tabsTo(someone, someone.main().getByRole("button", { name }).first());
  await someone.page.keyboard.press("Enter");
}
