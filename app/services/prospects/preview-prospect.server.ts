import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { type TextFinding, textFindings } from "#app/domain/prospects/checks.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import {
  disclosureOf,
  type ShownChoice,
  storedChoiceSchema,
  uncountedChoice,
} from "#app/domain/prospects/generalisation.ts";
import { teaserDay, toTeaser } from "#app/domain/prospects/teaser.ts";
import { dayOf } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { findWrittenProspect } from "./find-written-prospect.server.ts";
import { generalise, type ProspectToShow } from "./generalise.server.ts";

/** A prospect with the teaser that institutions would read of it; the pages on which the draft is written do without. */
export function previewProspect(ctx: ServiceContext, actor: CompanyActor, prospectId: string) {
  return ctx.withActor(actor, async (trx) => {
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
    return {
      ...read,
      teaser: shown && shown.teaser,
      /** What of its company is shown as registers hold it, and how many share that. */
      disclosure: shown && shown.disclosure,
      /** What a moderator would have to send back. */
      findings: lists.get("sentBack") ?? [],
      /** What its texts tell beyond the teaser, as it has agreed to be recognised. */
      agreedFindings: lists.get("agreed") ?? [],
      /** Names that its teaser leaves out, of it or of others. */
      namedFindings: lists.get("named") ?? [],
    };
  });
}

/** Whether an operator has looked at all that is counted: at the company, and at what is written now. */
function isProven(publishedAt: Date | null, changed: readonly unknown[] | null): boolean {
  return publishedAt !== null && changed?.length === 0;
}

/**
 * The teaser as it would be shown if it were published today. Companies are counted for facts alone that an operator has looked at:
 * by those that somebody writes of another, the counts would tell of that one.
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
