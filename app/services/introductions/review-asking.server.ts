import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { whyNotRequestIntroduction } from "#app/domain/introductions/request.ts";
import { found } from "#app/domain/refusal.ts";
import { pick } from "#app/lib/pick.ts";
import { listPairsForIntroduction } from "#db/queries/introductions/introduction-pairs.ts";
import { findTeaserForIntroduction } from "#db/queries/introductions/introductions.ts";
import type { ServiceContext } from "../context.ts";
import { findBackers } from "./find-backers.server.ts";
import { readDisclosed } from "./read-disclosed.server.ts";

/**
 * What a request to these mandates would open to each of their institutions once it accepts, before the company sends
 * it; `whyNot` is the first reason why one of them can't be asked.
 */
export function reviewAsking(
  ctx: ServiceContext,
  actor: CompanyActor,
  asked: { prospectId: string; mandateIds: readonly string[]; fieldGroups: readonly FieldGroup[] },
) {
  return ctx.readAs(actor, async (trx) => {
    const teaser = found(await findTeaserForIntroduction(trx, asked.prospectId), "prospect-not-found");
    const pairs = await listPairsForIntroduction(trx, asked);
    // One that is in force no longer is not visible to the company any more.
    const areAllOpen = pairs.length === new Set(asked.mandateIds).size;
    const unfit = pairs.filter(({ outcome }) => outcome !== "eligible").map(({ mandateId }) => mandateId);
    const backers = await findBackers(ctx, trx, actor, { ...asked, mandateIds: unfit });
    const reasons = pairs.map((pair) =>
      whyNotRequestIntroduction({
        ...pair,
        askedByInstitution: 0,
        isHeld: false,
        eligible: pair.outcome === "eligible" || backers.has(pair.mandateId),
        by: "company",
      }),
    );
    return {
      asked: pairs.map((pair) =>
        pick(
          pair,
          "mandateId",
          "mandateNumber",
          "mandateNameZh",
          "mandateNameEn",
          "institutionNameZh",
          "institutionNameEn",
        ),
      ),
      version: teaser.version,
      shown: await readDisclosed(trx, { ...asked, version: teaser.version }),
      whyNot: areAllOpen
        ? (reasons.find((reason) => reason !== null) ?? whyNotRole(actor, "sign"))
        : "mandate-not-active",
    };
  });
}
