import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { BankStatementAct } from "#app/domain/billing/bank/forms.ts";
import type { ServiceContext } from "../../context.ts";
import { proposeForLine } from "./propose-for-line.server.ts";
import { proposeForReceipt } from "./propose-for-receipt.server.ts";
import { repeatLine } from "./repeat-line.server.ts";
import { settleBankProposal } from "./settle-bank-proposal.server.ts";

/** Performs one act of a statement's page. */
export function actOnStatement(ctx: ServiceContext, actor: AdminActor, act: BankStatementAct): Promise<void> {
  switch (act.act) {
    case "match":
    case "assign":
    case "settle":
    case "came-back":
    case "ignore":
    case "undo":
    case "another":
      return proposeForLine(ctx, actor, act);
    case "same":
      return repeatLine(ctx, actor, act);
    case "apply":
    case "return":
      return proposeForReceipt(ctx, actor, act);
    case "confirm":
    case "decline":
    case "withdraw":
      return settleBankProposal(ctx, actor, act);
  }
}
