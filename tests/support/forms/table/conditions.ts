import { randomUUID } from "node:crypto";
import { actForm, type FormExample } from "../example.ts";
import { choice, id, freeTextField, ofSome } from "../fields.ts";
import { paidAt } from "#tests/factories/underway.ts";
import type { Parties } from "./parties.ts";

/** An institution's forms for conditions precedent and waivers, on a deal's page. */
export async function formsOfConditions(cookie: string, { ours, foreign }: Parties): Promise<FormExample[]> {
  const { conditions, underway, institution } = ours;
  const stranger = randomUUID();
  const foreignDeal = await foreign.underway.deal("conditions_open");
  const foreignWaiver = await foreign.conditions.proposedWaiver(stranger);
  const ofDeal = (dealId: string, name: string, fields: FormExample["fields"]): FormExample =>
    actForm(name, `/institution/deals/${dealId}`, cookie, fields);
  const of = ({ conditionId }: { conditionId: string }) => id(conditionId, foreignDeal.conditionId);
  const returned = { returnCode: choice("other"), returnNote: freeTextField("The seal is missing.") };
  const [met, waived] = [await underway.deal("conditions_open"), await underway.deal("conditions_open")];
  const [provided, settled] = [await conditions.providedCondition(), await conditions.settledCondition()];
  const shown = {
    providedAt: ofSome(freeTextField("2019-01-05T02:00:00.000Z")),
    paper: ofSome(freeTextField("0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4")),
  };
  const settling = async (name: string, proposedBy: string, sent = {}) => {
    const waiver = await conditions.proposedWaiver(proposedBy);
    return ofDeal(waiver.dealId, name, { waiverId: id(waiver.id, foreignWaiver.id), ...sent });
  };
  return [
    ofDeal(met.id, "satisfy", {
      conditionId: of(met),
      ...shown,
      satisfyNote: freeTextField("Seen at the registry."),
    }),
    ofDeal(waived.id, "waive", {
      conditionId: of(waived),
      ...shown,
      waiveNote: freeTextField("Replaced by a guarantee."),
    }),
    ofDeal(provided.id, "send-back", {
      conditionId: of(provided),
      providedAt: choice(paidAt.toISOString()),
      paper: ofSome(freeTextField("x")),
      ...returned,
    }),
    ofDeal(settled.id, "reopen", { conditionId: of(settled), ...shown, ...returned }),
    await settling("confirm-waiver", stranger, shown),
    await settling("decline-waiver", stranger),
    await settling("withdraw-waiver", institution.userId),
  ];
}
