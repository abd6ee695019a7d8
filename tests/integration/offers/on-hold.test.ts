import { beforeAll, describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { translator } from "#app/i18n/translator.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { counterOffer } from "#app/services/offers/counter-offer.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage, visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { workOff } from "#tests/support/jobs.ts";
import { releaseOffersThatFit } from "#db/queries/offers/offers.ts";
import { listViolations } from "#db/queries/shared/invariants.ts";

/** The pages of an offer that its company has countered, and that the acceptance of another one has put on hold. */
const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");

let company: CompanyActor;
let bank: InstitutionActor;
let offerId: string;
let rival: { dealId: string; id: string; institutionId: string };
beforeAll(async () => {
  const met = await given.offered();
  ({ company, institution: bank, offerId } = met);
  const change = { amountFen: yuan(4_500_000) };
  await counterOffer(app.web, company, { offerId, version: 1, rounds: 0, change, words: null });
  const { id } = await given.rivalOffer(met.prospect, { amountFen: yuan(5_000_000) });
  const { institutionId } = await db.row("offer", id);
  await db.update("institution", institutionId, { nameZh: "隔壁银行", nameEn: "Bank Next Door" });
  rival = { id, institutionId, ...(await acceptOffer(app.web, company, { offerId: id, version: 1 })) };
});

describe.each(["en", "zh-CN"] as const)("an offer on hold, in %s", (locale) => {
  const offer = translator(locale, "offer");
  async function open(cookie: string, path: string) {
    const { status, text } = await web.browser(cookie, locale).get(path);
    expect(status).toBe(200);
    return { words: visibleText(text), html: text, ...readPage(text) };
  }
  async function asBank(path: string) {
    const page = await open(web.sessions.institution(bank), path);
    // Neither who holds it, nor which deal.
    for (const hidden of [rival.dealId, rival.id, rival.institutionId, "隔壁银行", "Bank Next Door"])
      expect(page.html).not.toContain(hidden);
    return page;
  }

  test("can't be accepted now, as its company reads, and asks nobody for an answer", async () => {
    expect((await db.row("offer", offerId)).heldByDealId).toBe(rival.dealId);
    const { words, html } = await open(web.sessions.company(company), `/company/offers/${offerId}`);
    expect(words).toContain(offer("answer.onHold"));
    expect(words).toContain(translator(locale, "refusals")("offer-on-hold"));
    expect(words).toContain(offer("answer.decline"));
    expect(html).toContain(`href="/company/deals/${rival.dealId}"`);
    const never = locale === "en" ? /version 1 still|can still accept|answer by/ : /仍可接受|须于|请于/;
    expect(words).not.toMatch(never);
    expect(words).not.toContain(offer("versions.current"));
    expect(words).not.toContain(offer("answer.acceptNote", { institution: "Test Bank" }));
  });

  test("is no task and nobody's turn for its institution, whose lists mark it", async () => {
    const tasks = translator(locale, "institution.dashboard")("tasks.answer_counter.text");
    const start = await asBank("/institution");
    expect(start.words).not.toContain(tasks);
    expect(start.words).toContain(translator(locale, "dashboard.stages")("held", { count: 1 }));
    const list = await asBank("/institution/offers");
    expect(list.words).toContain(offer("onHold"));
    const board = await asBank("/institution/pipeline");
    const card = /<li class="board__card"[^>]*data-card="O-[^>]*>.*?<\/li>/su.exec(board.html)?.[0] ?? "";
    expect(visibleText(card)).toContain(offer("onHold"));
    expect(card).not.toContain('data-waiting="us"');
    expect(card).not.toContain("<time");
    const moves = await asBank(`/institution/offers/${offerId}`);
    expect(moves.words).toContain(offer("withdraw.noteOnHold"));
    expect(moves.words).not.toContain(offer("withdraw.note"));
    const { text } = await web
      .browser(web.sessions.institution(bank), locale)
      .get("/institution/pipeline.csv");
    expect(text).toContain(offer("onHold"));
  });
});

describe("a version is published that seeks more", () => {
  const live = aContent();
  const maximum = yuan(12_000_000);
  /** An ask of which one offer of ¥5,000,000 was accepted, with one of as much and one of ¥8,000,000 on hold for it. */
  async function changed(amountMaxFen: bigint) {
    const { company, ...sent } = await moderationIn(app).takenProspect(
      { ...live, ask: { ...live.ask, amountMaxFen } },
      { live },
    );
    const { caseId, prospectId, admin, version } = sent;
    const prospect = { id: prospectId, company };
    await db.update("prospect", prospectId, { targetFen: live.ask.amountMinFen });
    const [taken, fits, exceeds] = [
      await given.rivalOffer(prospect, { amountFen: yuan(5_000_000) }),
      await given.rivalOffer(prospect, { amountFen: yuan(5_000_000) }),
      await given.rivalOffer(prospect, { amountFen: yuan(8_000_000) }),
    ];
    const { dealId } = await acceptOffer(app.web, company, { offerId: taken.id, version: 1 });
    const held = async () => [
      (await db.row("offer", fits.id)).heldByDealId,
      (await db.row("offer", exceeds.id)).heldByDealId,
    ];
    expect(await held()).toEqual([dealId, dealId]);
    await publishProspect(app.web, admin, { caseId, version, note: null });
    const released = async () => {
      const rows: { subjectId: string; actorKind: string }[] = await app.sql`select subject_id as "subjectId",
        actor_kind as "actorKind" from event where type = 'offer-released' and prospect_id = ${prospectId}`;
      return rows;
    };
    return { company, prospectId, fits, exceeds, dealId, held, released };
  }

  test("what fits is released, recorded, and told to both sides; the rest stays on hold", async () => {
    const { company, prospectId, fits, exceeds, dealId, held, released } = await changed(maximum);
    expect(await held()).toEqual([null, dealId]);
    expect(await released()).toEqual([{ subjectId: fits.id, actorKind: "admin" }]);
    const told: { subjectId: string; kind: string }[] =
      await app.sql`select n.subject_id as "subjectId", m.kind
      from notification n join accounts.member r on r.user_id = n.user_id
      join accounts.organization m on m.id = r.organization_id
      where n.kind = 'notify-offer-released' order by m.kind`;
    expect(told).toEqual([
      { subjectId: fits.id, kind: "company" },
      { subjectId: fits.id, kind: "institution" },
    ]);
    expect((await listViolations(db())).filter(({ subject }) => subject === fits.id)).toEqual([]);
    await workOff(app);
    expect((await db.row("prospect", prospectId)).soughtFen).toBe(maximum);

    const browser = web.browser(web.sessions.company(company));
    const page = async (id: string) => visibleText((await browser.get(`/company/offers/${id}`)).text);
    expect(await page(exceeds.id)).toContain(translator("en", "offer")("answer.onHold"));
    expect(await page(fits.id)).not.toContain(translator("en", "offer")("answer.onHold"));
    await acceptOffer(app.web, company, { offerId: fits.id, version: 1 });
    expect((await db.row("offer", fits.id)).status).toBe("accepted");
  });

  test("where it leaves room for none, none is released", async () => {
    const { dealId, held, released } = await changed(yuan(9_000_000));
    expect(await held()).toEqual([dealId, dealId]);
    expect(await released()).toEqual([]);
  });

  test("no other side of the platform releases them", async () => {
    const { company, prospectId, held, dealId } = await changed(yuan(9_000_000));
    await db.update("prospect", prospectId, { soughtFen: maximum });
    const release = app.web.withActor(company, (trx) => releaseOffersThatFit(trx, prospectId));
    await expect(release).rejects.toThrow("only an admin");
    expect(await held()).toEqual([dealId, dealId]);
  });
});
