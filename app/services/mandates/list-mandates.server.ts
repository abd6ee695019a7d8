import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { mandateDraftSchema } from "#app/domain/mandates/criteria.ts";
import { decodeCursor, toPage } from "#app/lib/paging.ts";
import { listMandatesForInstitution } from "#db/queries/mandates/mandates.ts";
import type { ServiceContext } from "../context.ts";

const key = { isRetired: "smallint", number: "fen" } as const;

/** The institution's own mandates with the rest of each budget and how many prospects fit, a page at a time. */
export function listMandates(
  { readAs }: ServiceContext,
  actor: InstitutionActor,
  { after, size }: { after: string | null; size: number },
) {
  return readAs(actor, async (trx) => {
    const before = after === null ? null : decodeCursor(key, after);
    const rows = await listMandatesForInstitution(trx, actor.institutionId, {
      ...(before === null ? {} : { before }),
      limit: size + 1,
    });
    const page = toPage(key, rows, size);
    return {
      mayWrite: whyNotRole(actor, "work") === null,
      next: page.next,
      mandates: page.rows.map(({ draft, submittedAt, number, ...row }) => ({
        ...row,
        number: Number(number),
        draftTitle: mandateDraftSchema.safeParse(draft).data?.terms?.title ?? null,
        hasDraft: draft !== null,
        isSubmitted: submittedAt !== null,
      })),
    };
  });
}
