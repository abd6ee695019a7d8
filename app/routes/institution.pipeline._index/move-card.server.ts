import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { BoardMove } from "#app/domain/pipeline/moves.ts";
import { completeApplication } from "#app/services/applications/complete-application.server.ts";
import { reviewApplication } from "#app/services/applications/review-application.server.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { acceptIntroduction } from "#app/services/introductions/accept-introduction.server.ts";

/** Runs the move of a card's button; the service refuses what the lifecycle doesn't allow. */
export function moveCard(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { subjectId, move }: { subjectId: string; move: BoardMove },
): Promise<void> {
  switch (move) {
    case "accept":
      return acceptIntroduction(ctx, actor, subjectId);
    case "mark_complete":
      // A card shows nothing of what is owed: where something is, the move is made on the application's page.
      return completeApplication(ctx, actor, { applicationId: subjectId, owed: "" });
    case "review":
      return reviewApplication(ctx, actor, subjectId);
    case "send_documents":
      return sendDocuments(ctx, actor, subjectId);
    case "sign_by_institution":
      return signContract(ctx, actor, subjectId);
  }
}
