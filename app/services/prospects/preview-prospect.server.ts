import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { type TextFinding, textFindings } from "#app/domain/prospects/checks.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { fundingAfterPublication, fundingStateOf } from "#app/domain/prospects/funding.ts";
import {
  disclosureOf,
  type ShownChoice,
  storedChoiceSchema,
  uncountedChoice,
} from "#app/domain/prospects/generalisation.ts";
import { toOwnTeaserView } from "#app/domain/prospects/institution-view.ts";
import { isAccepting, leftForLess } from "#app/domain/offers/negotiation/acceptance.ts";
import { countedOf, isOpenProspect } from "#app/domain/prospects/submission.ts";
import { teaserDay, toTeaser } from "#app/domain/prospects/teaser.ts";
import { dayOf } from "#app/lib/days.ts";
import { listStandingOffers } from "#db/queries/prospects/open-matters.ts";
import type { ProspectRow } from "#db/queries/prospects/prospects.ts";
import { findShownTeaser } from "#db/queries/prospects/teasers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { findFitOf } from "../matching/find-fit-of.server.ts";
import { endByFilling } from "./end-by-filling.server.ts";
import { findWrittenProspect } from "./find-written-prospect.server.ts";
import { generalise, type ProspectToShow } from "./generalise.server.ts";

/** A prospect with the teaser that institutions read, and would read; the pages on which the draft is written do without it. */
export function previewProspect(ctx: ServiceContext, actor: CompanyActor, prospectId: string) {
  return ctx.readAs(actor, async (trx) => {
    const { read, row, content, onRecord } = await findWrittenProspect(trx, ctx, { actor, prospectId });
    const shown =
      content &&
      (await teaserOf(trx, row, {
        content,
        isProven: isProven(row.publishedAt, read.changed),
        now: ctx.now(),
      }));
    const findings = content
      ? textFindings(content, onRecord, { day: dayOf(ctx.now()), shown: shown && shown.names })
      : [];
    const listOf = ({ fact }: TextFinding) => {
      if (fact === "title" || fact === "district") return "named";
      return row.isRecognisable && fact !== undefined ? "agreed" : "sentBack";
    };
    const lists = Map.groupBy(findings, listOf);
    const fills = content && (await fillsOf(trx, row, content));
    return {
      ...read,
      /** How the ask fits the market while nobody else sees it. */
      fit: await findFitOf(trx, ctx, { row, draft: read.draft, counted: countedOf(row.status) }),
      teaser: shown && shown.teaser,
      /** What they see of it now: of what its company has written since, nothing; null where they see nothing. */
      published: await publishedOf(trx, row),
      /** The register attributes of its company that are shown, and how many companies share them. */
      disclosure: shown && shown.disclosure,
      /** What ends with the search once the draft is published, where it asks for no more than has come. */
      fills,
      /** Offers that can't be accepted as they stand once it is submitted, or once it is published. */
      stranded: content && fills === null ? await strandedBy(trx, row, content, ctx.now()) : null,
      /** What a moderator would have to send back. */
      findings: lists.get("sentBack") ?? [],
      /** What its texts reveal beyond the teaser, which the company agreed to. */
      agreedFindings: lists.get("agreed") ?? [],
      /** Names that its teaser leaves out, its own or others'. */
      namedFindings: lists.get("named") ?? [],
    };
  });
}

async function fillsOf(trx: ActorTransaction, row: ProspectRow, { ask }: ProspectContent) {
  const after = fundingAfterPublication(row, ask);
  const isFilled = isOpenProspect(row.status) && fundingStateOf(after) === "maximum";
  return isFilled ? endByFilling(trx, { id: row.id, ...after }) : null;
}

/**
 * What was on the market and is no longer is reviewed as a whole, and its offers wait; a change that seeks less leaves no
 * room for some.
 */
async function strandedBy(trx: ActorTransaction, row: ProspectRow, { ask }: ProspectContent, now: Date) {
  const { status, acceptedFen, soughtFen, targetFen } = row;
  const isAgain = status === "expired" || (status === "changes_requested" && row.publishedAt !== null);
  if (isAgain) return { by: "review" as const, offers: await listStandingOffers(trx, row.id, now) };
  if (!isAccepting(status)) return null;
  const after = fundingAfterPublication(row, ask);
  if (after.soughtFen >= soughtFen) return null;
  const offers = await listStandingOffers(trx, row.id, now);
  const isOver = (offer: (typeof offers)[number], amountMinFen: bigint, amountMaxFen: bigint) =>
    leftForLess(offer, { amountMinFen, amountMaxFen }, acceptedFen) !== null;
  const fitted = offers.filter((offer) => !isOver(offer, targetFen, soughtFen));
  return {
    by: "change" as const,
    offers: fitted.filter((offer) => isOver(offer, after.targetFen, after.soughtFen)),
  };
}

async function publishedOf(
  trx: ActorTransaction,
  { id, companyId, status }: Pick<ProspectRow, "id" | "companyId" | "status">,
) {
  if (status !== "published") return null;
  const stored = await findShownTeaser(trx, id, companyId);
  return stored === undefined ? null : toOwnTeaserView(stored);
}

/** Whether an operator has reviewed all that is counted: the company, and the current draft. */
function isProven(publishedAt: Date | null, changed: readonly unknown[] | null): boolean {
  return publishedAt !== null && changed?.length === 0;
}

/**
 * The teaser as it would be published today. Only facts that an operator has reviewed are counted: otherwise somebody
 * could learn of another company by writing its facts and reading the counts.
 */
async function teaserOf(
  trx: ActorTransaction,
  prospect: ProspectToShow & { publishedAt: Date | null; acceptedFen: bigint },
  { content, isProven: isCounted, now }: { content: ProspectContent; isProven: boolean; now: Date },
) {
  const day = teaserDay(dayOf(prospect.publishedAt ?? now), dayOf(now));
  const teaserBy = (choice: ShownChoice) => toTeaser(content, choice, day, prospect.acceptedFen);
  if (isCounted) {
    const { chosen } = await generalise(trx, { prospect, content, day });
    const { sharedBy, sharedByAll } = chosen;
    const disclosure = disclosureOf(chosen, { sharedBy, sharedByAll });
    return { teaser: teaserBy(chosen), disclosure, names: chosen };
  }
  const last = storedChoiceSchema.safeParse(prospect.generalisation).data?.chosen ?? null;
  const choice = uncountedChoice(content.ip.recognitions, last);
  const names = last === null ? null : choice;
  return { teaser: teaserBy(choice), disclosure: disclosureOf(choice, null), names };
}

export type ProspectPreview = Awaited<ReturnType<typeof previewProspect>>;
