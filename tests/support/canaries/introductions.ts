import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { acceptIntroduction } from "#app/services/introductions/accept-introduction.server.ts";
import { askForIntroductions } from "#app/services/introductions/ask-for-introductions.server.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { expireConsents } from "#app/services/introductions/expire-consents.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { lapseIntroductions } from "#app/services/introductions/lapse-introductions.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import type { Canary } from "#tests/factories/canary.ts";
import type { TestApp } from "#tests/support/test-app.ts";

const purpose = "assess_financing";
const system = { kind: "system" } as const;

/**
 * Introductions between an institution and companies, created by the services, at every stage at which the company's
 * identity is hidden.
 */
export function introductionsIn(app: TestApp, institution: InstitutionActor, mandateId: string) {
  const request = async ({ prospectId }: Canary) => {
    const message = "我们想进一步了解贵公司。";
    const asked = { prospectId, mandateId, purpose, message } as const;
    return (await requestIntroduction(app.web, institution, asked)).introductionId;
  };
  // What the company writes about itself in its request is masked.
  const asked = async ({ prospectId, actor, hidden }: Canary) => {
    const { introductionIds } = await askForIntroductions(app.web, actor, {
      prospectId,
      mandateIds: [mandateId],
      purpose,
      message: `希望与贵行面谈：${hidden.contactPhone}，${hidden.contactEmail}，${hidden.website}，${hidden.uscc}。`,
      fieldGroups: ["identity"],
      days: 30,
    });
    return introductionIds[0] ?? "";
  };

  async function consented(canary: Canary, fieldGroups: FieldGroup[] = ["identity", "figures"]) {
    const introductionId = await request(canary);
    await grantConsent(app.web, canary.actor, { introductionId, fieldGroups, purpose, days: 90 });
    return introductionId;
  }

  /** An offer on it, issued under the consent. */
  async function offered(introductionId: string): Promise<string> {
    const instrument = "ip_pledge_loan";
    const { offerId } = await startOffer(app.web, institution, { introductionId, instrument });
    const sheet = sheetToIssue(400_000_000n, { conditions: ["质押登记"] });
    await issueOffer(app.web, institution, { offerId, ...sheet });
    return offerId;
  }

  /** Each of the companies in another state: requested, declined, unanswered, or consented and over. */
  async function everyState(canaries: readonly Canary[]): Promise<void> {
    const next = canaries[Symbol.iterator]();
    const take = (): Canary => {
      const { value, done } = next.next();
      if (done) throw new Error("more companies are needed");
      return value;
    };
    const no = { reasonCode: "other", note: "不适合。" };

    await request(take()); // consent pending
    await asked(take()); // requested by the company
    const declined = take();
    await declineIntroduction(app.web, declined.actor, { introductionId: await request(declined), ...no });
    await declineIntroduction(app.web, institution, { introductionId: await asked(take()), ...no });
    const late = await request(take());
    await app.sql`update introduction set answer_by = now() - interval '1 day' where id = ${late}`;
    await lapseIntroductions(app.worker, system);
    const revoked = take();
    const consentedOne = await consented(revoked);
    await writeMessage(app.web, revoked.actor, {
      introductionId: consentedOne,
      words: `${revoked.hidden.legalName} ${revoked.hidden.keyPeople}`,
    });
    await revokeConsent(app.web, revoked.actor, consentedOne);
    const accepted = take();
    const met = await asked(accepted);
    await acceptIntroduction(app.web, institution, met);
    await revokeConsent(app.web, accepted.actor, met);
    const outlived = await consented(take());
    await outlive(outlived);
    const withOffer = take();
    const offeredOn = await consented(withOffer);
    await offered(offeredOn);
    await revokeConsent(app.web, withOffer.actor, offeredOn);
    const withDeal = take();
    const dealtOn = await consented(withDeal);
    const offerId = await offered(dealtOn);
    const { dealId } = await acceptOffer(app.web, withDeal.actor, { offerId, version: 1 });
    await disputed(withDeal, dealId);
    await revokeConsent(app.web, withDeal.actor, dealtOn);
  }

  /** A payment on the deal, which the company disputes. */
  async function disputed({ actor, hidden }: Canary, dealId: string): Promise<void> {
    const rows: { id: string }[] = await app.sql`with open as (update deal set status = 'available',
      funded_fen = amount_fen where id = ${dealId} returning *)
      insert into drawdown (deal_id, sequence, company_id, institution_id, amount_fen, status, funded_at,
      confirm_due_at)
      select id, 1, company_id, institution_id, amount_fen, 'funded', now(), now() from open returning id`;
    const drawdownId = rows[0]?.id ?? "";
    await disputeDrawdown(app.web, actor, {
      drawdownId,
      reasonCode: "not_received",
      note: `${hidden.legalName} 未收到，联系 ${hidden.contactPhone}，${hidden.contactEmail}，${hidden.uscc}。`,
    });
  }

  /** The consent has expired. */
  async function outlive(introductionId: string): Promise<void> {
    await app.sql`update consent set granted_at = now() - interval '9 days',
      expires_at = now() - interval '1 day' where introduction_id = ${introductionId}`;
    await expireConsents(app.worker, system);
  }

  return { request, consented, offered, everyState };
}
