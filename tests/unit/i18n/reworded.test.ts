import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answerApplicationForm, decideApplicationForm } from "#app/domain/applications/forms.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { locales } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

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

test.each(locales)(
  "a start page with nothing to do, or one thing, speaks of no nearest clock in %s",
  (locale) => {
    for (const dashboard of ["institution.dashboard", "admin.today"] as const) {
      const note = (count: number) => translator(locale, dashboard)("nowNote", { count, more: "no" });
      for (const count of [0, 1]) expect(note(count)).not.toMatch(/clock|时限/u);
      expect(note(2)).toMatch(/clock|时限/u);
    }
  },
);

test("Chinese says one word for a licence, for criteria and for a case", () => {
  const texts = JSON.stringify(messagesFor("zh-CN"));
  for (const word of ["牌照", "准入条件", "案件"]) expect(texts).not.toContain(word);
  // An institution is 停用, an ask is 下架.
  const { ask, suspension } = messagesFor("zh-CN").admin;
  expect([ask.confirm, suspension.confirm]).toEqual(["确认下架", "确认停用"]);
  for (const text of [ask.another, ask.confirm]) expect(text).not.toContain("停用");
});

test("a day in a Chinese sentence is set off from the word before it", () => {
  const close = JSON.stringify(messagesFor("zh-CN")).match(/\p{Script=Han}\{(?:day|until)\}/gu);
  expect(close).toBeNull();
});

test.each(locales)(
  "the hint of each text of an application or a request says how long it may be in %s",
  (locale) => {
    const { application, introduction } = messagesFor(locale);
    const { items, request, decide, tasks } = application;
    const hints = [
      items.reasonHint,
      request.wordsHint,
      decide.noteHint,
      decide.repairHint,
      decide.reopenNote,
      tasks.hint,
      introduction.ask.messageHint,
      introduction.request.messageHint,
    ];
    for (const hint of hints) expect(hint).toMatch(/\b600\b/u);
    const fits = (length: number) =>
      [
        decideApplicationForm("2026-12-02").safeParse({ act: "add-task", task: "字".repeat(length) }).success,
        answerApplicationForm.safeParse({
          act: "no-file",
          item: "0b6c3cb7-7336-4d90-a494-980f153591ea",
          reason: "字".repeat(length),
        }).success,
      ].every(Boolean);
    expect([fits(600), fits(601)]).toEqual([true, false]);
  },
);

test("the history says of what the time is over", () => {
  const lines = locales.map((locale) => messagesFor(locale).terms.events["application-overdue"]);
  expect(lines[0]).toMatch(/application/u);
  expect(lines[1]).toMatch(/融资申请/u);
});
