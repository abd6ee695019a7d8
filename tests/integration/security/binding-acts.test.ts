import { beforeAll, describe, expect, test } from "vitest";
import { globSync, readFileSync } from "node:fs";
import { DRAWN_FOR } from "#app/domain/accounts/drawn-for.ts";
import { APPLICATION_BINDS } from "#app/domain/applications/lifecycle.ts";
import { INVOICE_BINDS } from "#app/domain/billing/lifecycle.ts";
import { DEAL_BINDS } from "#app/domain/deals/lifecycle.ts";
import { REVERSAL_BINDS } from "#app/domain/deals/reversal.ts";
import { INTRODUCTION_BINDS } from "#app/domain/introductions/lifecycle.ts";
import { OFFER_BINDS } from "#app/domain/offers/lifecycle.ts";
import { INSTITUTION_BINDS } from "#app/domain/organizations/lifecycle.ts";
import { PROSPECT_BINDS } from "#app/domain/prospects/lifecycle.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { reviewsOfInvoices } from "#tests/support/invoice-reviews.ts";
import { reviewsOf } from "#tests/support/binding-acts.ts";
import type { Review } from "#tests/support/binding-review.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, db } = openGiven();
const web = testWeb(app, builtPages, "en");
let reviews: Readonly<Record<string, Review>>;
beforeAll(async () => {
  reviews = {
    ...(await reviewsOf(app, web.sessions)),
    ...(await reviewsOfInvoices(app, web.sessions)),
  };
}, 120_000);

/** The next version is issued by the same act as the first. */
const SAME_ACT: Readonly<Record<string, string>> = {
  "offer revise": "offer issue",
  // Which of both it is follows from what the prospect was.
  "prospect reinstate_paused": "prospect reinstate",
  // Likewise from what the institution was before its suspension.
  "institution restore_restricted": "institution restore",
};
/** A request of a company includes its consent; it creates the introduction that the moves are made on. */
const CREATING = ["introduction request"];
/** Moves that end something for somebody: to keep it is the louder button of their review. */
const ENDING = [
  "prospect withdraw",
  "prospect close",
  "prospect suspend",
  "offer withdraw",
  "introduction revoke",
  "introduction decline_by_institution",
  "application withdraw",
  "deal fall_through",
  "deal release",
  "institution refuse",
  "institution restrict",
  "institution suspend",
  "institution terminate",
  "invoice void",
];
const BINDING = [
  ...CREATING,
  ...OFFER_BINDS.map((move) => `offer ${move}`),
  ...INTRODUCTION_BINDS.map((move) => `introduction ${move}`),
  ...APPLICATION_BINDS.map((move) => `application ${move}`),
  ...DEAL_BINDS.map((move) => `deal ${move}`),
  ...REVERSAL_BINDS.map((move) => `reversal ${move}`),
  ...INSTITUTION_BINDS.map((move) => `institution ${move}`),
  ...PROSPECT_BINDS.map((move) => `prospect ${move}`),
  ...INVOICE_BINDS.map((move) => `invoice ${move}`),
];
const REVIEWED = [...new Set(BINDING.map((move) => SAME_ACT[move] ?? move))];

test("every move that binds has a review, and every review a move that binds", () => {
  expect(Object.keys(reviews).sort()).toEqual(REVIEWED.toSorted());
});

test("each lifecycle that marks moves as binding is walked here", () => {
  const marking = globSync("app/domain/**/*.ts").filter((file) =>
    /export const \w+_BINDS\b/.test(readFileSync(file, "utf8")),
  );
  const concepts = [
    "applications",
    "billing",
    "deals",
    "introductions",
    "offers",
    "organizations",
    "prospects",
  ];
  const walked = [...concepts.map((concept) => `${concept}/lifecycle.ts`), "deals/reversal.ts"];
  expect(marking.sort()).toEqual(walked.map((file) => `app/domain/${file}`).sort());
});

describe.each(REVIEWED)("the review of %s", (move) => {
  const reviewed = async () => {
    const review = reviews[move];
    if (review === undefined) throw new Error(`no review of ${move}`);
    const who = web.browser(review.cookie);
    const page = await who.get(review.path);
    return { review, who, page, shown: Object.fromEntries(shownValues(page.text, review.act)) };
  };

  test("is a page that states what follows, and its loudest button is none that ends something", async () => {
    const { review, page } = await reviewed();
    expect(page.status).toBe(200);
    expect(page.text).toContain("What follows");
    const main = page.text.slice(page.text.indexOf("<main"));
    expect(main).not.toContain("btn-danger");
    const [loudest = "", ...more] = main.match(/<(?:a|button)[^>]*btn btn-primary[^>]*>/g) ?? [];
    expect(more).toEqual([]);
    const act =
      main.match(/<button[^>]*value="[\w-]+"[^>]*>/g)?.find((tag) => tag.includes(`"${review.act}"`)) ?? "";
    const isEnding = ENDING.includes(move);
    expect(act).toContain(isEnding ? "btn btn-ending" : "btn btn-primary");
    expect(loudest.startsWith(isEnding ? "<a" : "<button")).toBe(true);
  });

  test("is not passed by: without its fields the act changes nothing", async () => {
    const { review, who, shown } = await reviewed();
    const whole: Record<string, string> = { ...shown, ...review.typed, act: review.act };
    for (const name of [...Object.keys(whole).filter((field) => field !== "act" && whole[field] !== "")]) {
      const { [name]: _, ...rest } = whole;
      // For whom the page was drawn is not part of the review: a form without it is of an older page.
      if (name === DRAWN_FOR || review.optional?.includes(name)) continue;
      const answer = await unchanged(app.traces, () => who.post(review.to ?? review.path, rest));
      expect([name, answer.status]).toEqual([name, 422]);
    }
    const bare = await unchanged(app.traces, () => who.post(review.to ?? review.path, { act: review.act }));
    expect(bare.status).toBe(422);
    // Reading the page of the matter may leave a trace of its own.
    await who.get(review.before);
    const elsewhere = await unchanged(app.traces, () => who.post(review.before, whole));
    // Where the choice before the review has the same fields, it leads to the review.
    if (elsewhere.headers.location?.startsWith(review.path.replace(/\?.*$/, "")) === true) return;
    expect([403, 404, 405, 409, 422]).toContain(elsewhere.status);
  });

  test("refuses another amount at its field, and returns what was typed", async () => {
    const { review, who, shown } = await reviewed();
    if (review.typed.typedAmount === undefined) return;
    const sent = { ...shown, ...review.typed, act: review.act, typedAmount: "４９９万" };
    const answer = await unchanged(app.traces, () => who.post(review.to ?? review.path, sent));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("This is another amount than the one that you confirm");
    expect(Object.fromEntries(shownValues(answer.text, review.act)).typedAmount).toBe("４９９万");
  });

  test("refuses the review of what has changed since", async () => {
    const { review, who, shown } = await reviewed();
    if (review.outdated === undefined) return;
    const sent = { ...shown, ...review.typed, act: review.act, ...review.outdated };
    const answer = await unchanged(app.traces, () => who.post(review.to ?? review.path, sent));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("What you reviewed has changed meanwhile");
    // Other terms are in view now: the amount is typed again.
    expect(Object.fromEntries(shownValues(answer.text, review.act)).typedAmount ?? "").toBe("");
    const { note } = review.typed;
    if (note !== undefined) expect(answer.text).toContain(note);
  });

  test("does the act once, and then says why not again", async () => {
    const { review, who, shown } = await reviewed();
    const sent = { ...shown, ...review.typed, act: review.act };
    const answers = await Promise.all([1, 2, 3].map(() => who.post(review.to ?? review.path, sent)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([303, 409, 409]);
    await review.expectDone(db);
    expect((await who.get(review.path)).status).toBe(200);
  });
});
