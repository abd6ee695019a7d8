import { Agent } from "node:http";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import { INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import { commitmentOf } from "#app/domain/codes/commitments.ts";
import { INSTRUMENTS_OF } from "#app/domain/codes/institutions.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { givenIn } from "#tests/factories/given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { createTestSessions } from "#tests/support/forms/session-cookies.ts";
import { postForm } from "#tests/support/forms/posting.ts";
import { markedWrong, shownValues } from "#tests/support/forms/shown.ts";
import { builtPages, openWeb } from "#tests/support/http/open-web.ts";
import { withTestSessions } from "#tests/support/http/test-sessions.ts";
import { rawRequest } from "#tests/support/http/raw-request.ts";
import { reviewedDraft } from "#tests/support/offers/reviewed-draft.ts";
import type { TestApp } from "#tests/support/test-app.ts";

/** A form's values by name, in the order of its controls. */
export type Pairs = readonly (readonly [string, string])[];

/** The offer builder of one institution, as a browser without script works with it. */
export async function openBuilder(app: TestApp) {
  const db = testDatabase(app);
  const given = givenIn(app);
  const sessions = createTestSessions();
  const agent = new Agent({ keepAlive: true });
  const web = await openWeb(withTestSessions(app.web, sessions.byToken), await builtPages());
  const [company, institution] = [await given.company(), await given.institution()];
  const underway = underwayIn(app, company, institution);
  const cookie = sessions.institution(institution);
  const postbox = { url: web.url, origin: app.web.config.web.publicOrigin, agent };

  async function answer(offerId: string, as: string, typed: Pairs, locale: "en" | "zh-CN") {
    const { revision, rate, typedAmount } = await reviewedDraft(db, offerId);
    const path = `/institution/offers/${offerId}${as}`;
    const { currentVersion, rounds } = await db.row("offer", offerId);
    const reviewed: Pairs = [
      ["version", String(currentVersion)],
      ["rounds", String(rounds)],
      ["rate", rate],
      ["typedAmount", typedAmount],
    ];
    const own: Pairs = [["revision", revision], ...(as.includes("review") ? reviewed : [])];
    return postForm(postbox, { path, cookie }, [...typed, ...own], locale);
  }

  return {
    /** A draft of that instrument, allowed by company, mandate and licence. */
    async draft(instrument: Instrument): Promise<string> {
      const [kind = ""] = Object.entries(INSTRUMENTS_OF).flatMap(([of, instruments]) =>
        instruments.includes(instrument) ? [of] : [],
      );
      const { institutionId } = institution;
      await db.update("institution", institutionId, { kind });
      const { id } = await underway.draftedOffer();
      for (const table of ["teaser", "mandate"] as const) {
        await db()
          .updateTable(table)
          .set({ instruments: [...INSTRUMENTS] })
          .execute();
      }
      const commitment = commitmentOf(kind);
      await db.update("offer", id, { commitment, instrument });
      return id;
    },
    /** Posts its form on the current revision; returns the status. */
    async post(offerId: string, as: string, typed: Pairs, locale: "en" | "zh-CN" = "zh-CN") {
      return (await answer(offerId, as, typed, locale)).status;
    },
    /** Posts a form that can't be issued, and returns the page. */
    async refused(offerId: string, typed: Pairs) {
      const { status, text } = await answer(offerId, "?view=write", typed, "zh-CN");
      return { status, values: shownValues(text, "offer"), wrong: markedWrong(text) };
    },
    /** The page, and its state: the values that a browser would post, and the invalid fields. */
    async shown(offerId: string, locale: "en" | "zh-CN" = "zh-CN") {
      const headers = { cookie, "accept-language": locale };
      const page = await rawRequest(web.url, `/institution/offers/${offerId}?view=write`, { headers, agent });
      if (page.status !== 200) throw new Error(`the builder answers ${page.status}`);
      const values = shownValues(page.text, "offer").filter(([name]) => name !== "revision");
      return { values, wrong: markedWrong(page.text), html: page.text };
    },
    /** The draft as it is stored. */
    async content(offerId: string): Promise<unknown> {
      const { content } = await db.row("offerDraft", { offerId });
      return content;
    },
    async close() {
      agent.destroy();
      await web.stop();
    },
  };
}
