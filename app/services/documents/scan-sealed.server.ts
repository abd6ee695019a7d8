import { Refusal } from "#app/domain/refusal.ts";
import type { Verdict, VirusScanner } from "#app/integrations/scanning/clamav.server.ts";
import type { DocumentsContext } from "../context.ts";
import { openSealed, type SealedRow } from "./open-sealed.server.ts";

/** The virus scanner's result for a sealed file; `altered` if its bytes no longer match the seal. */
export async function scanSealed(
  ctx: Pick<DocumentsContext, "documents" | "log"> & { virusScanner: VirusScanner },
  file: SealedRow,
): Promise<Verdict | "altered"> {
  try {
    return await ctx.virusScanner.scan(await openSealed(ctx, file));
  } catch (error) {
    if (error instanceof Refusal && error.code === "document-altered") return "altered";
    throw error;
  }
}
