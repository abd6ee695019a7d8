import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { messagesFor } from "#app/i18n/messages.ts";

test("a check of a file is not called a second person's review, and buttons say what they do", () => {
  const { common } = messagesFor("zh-CN");
  for (const word of [common.clock.acts.check, common.clock.actsOf.check]) expect(word).not.toContain("复核");
  const { accounts, offer } = messagesFor("en");
  expect(accounts.fields.present).toBe("Current password");
  expect(offer.revise.discard).toBe("Discard the draft");
});

test("the navigation names the page that it opens", () => {
  expect(messagesFor("en").common.nav.pipeline).toBe("Pipeline");
  expect(messagesFor("zh-CN").common.nav.pipeline).toBe("跟进看板");
});

test("marked text has the page's colours, not the browser's yellow", () => {
  const [, rule] = /\nmark \{([^}]*)\}/.exec(readFileSync("app/styles/base.css", "utf8")) ?? [];
  expect(rule).toContain("background: var(--color-");
  expect(rule).toContain("color: inherit");
});
