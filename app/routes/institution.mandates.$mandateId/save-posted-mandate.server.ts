import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { textField, typedKinds } from "#app/domain/fields.ts";
import { horizons, withHorizons } from "#app/domain/horizons.ts";
import {
  contentOfForm,
  draftOfForm,
  parseTypedMandate,
  MANDATE_UNITS,
  mandateForm,
  mandatePartForm,
  mandateTypingForm,
} from "#app/domain/mandates/form.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { dayOf } from "#app/lib/days.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { approveMandate } from "#app/services/mandates/approve-mandate.server.ts";
import { discardMandateDraft } from "#app/services/mandates/discard-mandate-draft.server.ts";
import { moveMandate } from "#app/services/mandates/move-mandate.server.ts";
import { returnMandate } from "#app/services/mandates/return-mandate.server.ts";
import { saveMandateDraft } from "#app/services/mandates/save-mandate-draft.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";

const acts = [
  "typing",
  "save",
  "submit",
  "discard",
  "pause",
  "resume",
  "retire",
  "approve",
  "return",
] as const;
const query = z.object({ act: z.enum(acts).default("save"), unit: z.enum(MANDATE_UNITS).default("wan") });
const read = z.object({ revision: typedKinds("yuan").whole(1, 2_000_000_000) });
/** Of a mandate that never had a draft, 0. */
const retiring = z.object({ revision: z.coerce.number().int().min(0).max(2_000_000_000) });
const returning = read.extend({ note: textField(600) });
const nothing = z.object({});

/**
 * Handles the editor's submission; its URL has the mode. `typing` saves the storable fields of an unfinished form and
 * reports the rest; `save` saves an unfinished mandate; `submit` requires a complete one.
 */
export async function savePostedMandate(
  args: ActionFunctionArgs,
  ctx: ServiceContext,
  actor: InstitutionActor,
  mandateId: string,
) {
  const { act, unit } = readQuery(args.request, query);
  const here = paths.institution.mandate(mandateId);
  const today = dayOf(ctx.now());
  const partly = { validFrom: horizons.mandateStart(today), validUntil: horizons.mandateStart(today) };
  const validity = { validFrom: horizons.mandateStart(today), validUntil: horizons.mandateEnd(today) };
  switch (act) {
    case "typing": {
      const { revision, ...form } = await readForm(args, mandateTypingForm);
      const { draft, refused } = parseTypedMandate(form, unit);
      return { saved: await saveMandateDraft(ctx, actor, { mandateId, revision, draft }), refused };
    }
    case "save": {
      const answers = await readForm(args, withHorizons(mandatePartForm(unit), partly));
      await saveMandateDraft(ctx, actor, {
        mandateId,
        revision: answers.revision,
        draft: draftOfForm(answers),
      });
      return seeOther(here);
    }
    case "submit": {
      const answers = await readForm(args, withHorizons(mandateForm(unit), validity));
      const content = contentOfForm(answers);
      const { inForce } = await submitMandate(ctx, actor, { mandateId, revision: answers.revision, content });
      return seeOther(inForce ? paths.institution.opportunities(mandateId) : here);
    }
    case "approve":
      await approveMandate(ctx, actor, { mandateId, ...(await readForm(args, read)) });
      return seeOther(paths.institution.opportunities(mandateId));
    case "return":
      await returnMandate(ctx, actor, { mandateId, ...(await readForm(args, returning)) });
      return seeOther(here);
    case "discard":
      await discardMandateDraft(ctx, actor, { mandateId, ...(await readForm(args, read)) });
      return seeOther(here);
    case "retire":
      await moveMandate(ctx, actor, { mandateId, move: act, ...(await readForm(args, retiring)) });
      return seeOther(here);
    default:
      await readForm(args, nothing);
      await moveMandate(ctx, actor, { mandateId, move: act });
      return seeOther(here);
  }
}
