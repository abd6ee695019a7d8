import { describe, expect, test } from "vitest";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { declineOffer } from "#app/services/offers/decline-offer.server.ts";
import { noteReleasedOffers } from "#app/services/offers/note-released-offers.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { openGiven, system, yuan } from "#tests/factories/open-given.ts";
import { reversalsIn } from "#tests/factories/reversals.ts";
import { workOff } from "#tests/support/jobs.ts";

/** Offers on hold of which both sides are notified that they stand again, whatever has released them. */
const { app, given, db } = openGiven({}, { isEmptied: true });
const reversals = reversalsIn(app);
const ended = { reasonCode: "other", note: "No contract came of it." } as const;

/**
 * An offer of ¥5,000,000 and one of ¥8,000,000, on hold for two deals of ¥3,000,000 each, where ¥8,000,000 are sought.
 * Without the first deal there is room for the smaller.
 */
async function held() {
  const { prospect, company, institution, offerId } = await given.offered();
  await db.update("prospect", prospect.id, { targetFen: yuan(8_000_000), soughtFen: yuan(8_000_000) });
  const larger = await given.rivalOffer(prospect, { amountFen: yuan(8_000_000) });
  async function accepted() {
    const mandate = await given.activeMandate();
    const { id } = await given.issuedOffer(prospect, mandate, { amountFen: yuan(3_000_000) });
    const { dealId } = await acceptOffer(app.web, company, { offerId: id, version: 1 });
    return { dealId, company, institution: mandate.institution };
  }
  const [deal, other] = [await accepted(), await accepted()];
  const heldBy = async (id: string) => (await db.row("offer", id)).heldByDealId;
  expect([await heldBy(offerId), await heldBy(larger.id)]).toEqual([other.dealId, deal.dealId]);
  await workOff(app);
  return {
    prospectId: prospect.id,
    company,
    institution,
    offerId,
    larger: larger.id,
    deal,
    accepted,
    heldBy,
  };
}

/** The released offers as recorded, each with who did it. */
async function recorded() {
  const rows: { subjectId: string; actorKind: string }[] = await app.sql`
    select subject_id as "subjectId", actor_kind as "actorKind" from event where type = 'offer-released' order by id`;
  return rows;
}

/** Each person who was notified, with the subject of the e-mail. */
async function notified() {
  const rows: { subjectId: string; userId: string; subject: string | null }[] = await app.sql`
    select n.subject_id as "subjectId", n.user_id as "userId", mail.subject
    from notification n
    join accounts."user" person on person.id = n.user_id
    left join dev_mail mail on mail.recipient = person.email and mail.subject ~ 'no longer on hold|不再搁置'
    where n.kind = 'notify-offer-released' order by n.id`;
  return rows;
}

async function expectTold({ offerId, company, institution }: Awaited<ReturnType<typeof held>>) {
  const number = `O-${String((await db.row("offer", offerId)).number).padStart(4, "0")}`;
  const told = await notified();
  expect(told).toHaveLength(2);
  expect(told).toContainEqual({
    subjectId: offerId,
    userId: company.userId,
    subject: `The offer ${number} is no longer on hold`,
  });
  expect(told).toContainEqual({
    subjectId: offerId,
    userId: institution.userId,
    subject: `融资方案 ${number} 不再搁置`,
  });
}

const readsChinese = (userId: string) =>
  app.sql`update accounts."user" set locale = 'zh-CN' where id = ${userId}`;

describe("an offer on hold that stands again", () => {
  test.each(["company", "institution"] as const)(
    "once the %s of a deal has ended it is recorded, and both sides are notified in their language",
    async (side) => {
      const met = await held();
      const { institution, offerId, larger, deal, heldBy } = met;
      await readsChinese(institution.userId);
      await fallThrough(app.web, deal[side], { dealId: deal.dealId, ...ended });
      await workOff(app);
      expect(await heldBy(offerId)).toBeNull();
      expect(await heldBy(larger)).not.toBeNull();
      expect(await recorded()).toEqual([{ subjectId: offerId, actorKind: "system" }]);
      await expectTold(met);
    },
  );

  test("once money of a deal that is over was reversed is recorded, and both sides are notified", async () => {
    const met = await held();
    const { institution, offerId, larger, deal, heldBy } = met;
    await readsChinese(institution.userId);
    await db.update("deal", deal.dealId, { status: "available" });
    const drawdownId = await reversals.drawn(deal, yuan(2_000_000));
    await fallThrough(app.web, deal.institution, { dealId: deal.dealId, ...ended });
    await workOff(app);
    expect(await heldBy(offerId)).not.toBeNull();
    expect(await recorded()).toEqual([]);
    await reversals.reverse(deal, drawdownId);
    await workOff(app);
    expect(await heldBy(offerId)).toBeNull();
    expect(await heldBy(larger)).not.toBeNull();
    expect(await recorded()).toEqual([{ subjectId: offerId, actorKind: "system" }]);
    await expectTold(met);
  });

  test("is recorded once, however often and by however many it is looked for", async () => {
    const { prospectId, offerId, deal } = await held();
    await fallThrough(app.web, deal.company, { dealId: deal.dealId, ...ended });
    await Promise.all([1, 2, 3].map(() => noteReleasedOffers(app.worker, system, { prospectId })));
    await workOff(app);
    await noteReleasedOffers(app.worker, system, { prospectId });
    expect(await recorded()).toEqual([{ subjectId: offerId, actorKind: "system" }]);
    expect(await notified()).toHaveLength(2);
  });

  test("is recorded after each hold, and not where it is on hold again or was declined meanwhile", async () => {
    const { company, offerId, deal, accepted, heldBy } = await held();
    const end = ({ dealId }: { dealId: string }) => fallThrough(app.web, company, { dealId, ...ended });
    const times = async () => {
      await workOff(app);
      return (await recorded()).length;
    };
    await end(deal);
    expect(await times()).toBe(1);
    const second = await accepted();
    expect(await heldBy(offerId)).toBe(second.dealId);
    await end(second);
    const third = await accepted();
    expect(await heldBy(offerId)).toBe(third.dealId);
    expect(await times()).toBe(1);
    await end(third);
    expect(await times()).toBe(2);
    await end(await accepted());
    await declineOffer(app.web, company, {
      offerId,
      version: 1,
      rounds: 0,
      reasonCode: "other",
      note: "No.",
    });
    expect(await times()).toBe(2);
  });
});
