import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { actorIn, type SystemActor } from "#app/domain/accounts/actor.ts";
import { EXPORT_RETENTION_DAYS } from "#app/domain/exports/lifecycle.ts";
import { sectionsOf } from "#app/domain/exports/sections.ts";
import { composeArchive } from "#app/integrations/archives/compose-archive.server.ts";
import { claimExport, updateClaimedExport } from "#db/queries/exports/exports.ts";
import { findReader } from "#db/queries/notifications/emails-due.ts";
import type { ExportsContext } from "../context.ts";
import { filesOfExport } from "./files-of-export.server.ts";

/**
 * Writes a requested archive under the row-level security policies of the person who asked, so that it contains nothing
 * that the other side hides. A run after a killed worker writes it again under another key; of two concurrent runs the
 * later owns the row, and the other removes what it wrote.
 */
export async function writeExport(
  ctx: ExportsContext,
  actor: SystemActor,
  { exportId }: { exportId: string },
): Promise<void> {
  const { withActor, now, archives } = ctx;
  const attempt = { exportId, archiveKey: randomUUID() };
  const asked = await withActor(actor, (trx) => claimExport(trx, attempt));
  if (asked === undefined) return;
  const { organizationId, requestedBy: userId, side, locale } = asked;
  const set = (change: Parameters<typeof updateClaimedExport>[2]) =>
    withActor(actor, (trx) => updateClaimedExport(trx, attempt, change));
  const reader = await withActor(actor, (trx) => findReader(trx, { userId, organizationId }));
  if (reader?.memberRole !== "owner") {
    await set({ status: "failed" });
    return;
  }
  await set({ status: "running", written: 0, files: sectionsOf(side).length });
  const person = actorIn({ kind: side, organizationId, userId, memberRole: "owner" });
  const files = await filesOfExport(ctx, person, {
    locale,
    organization: reader.name ?? "",
    onWritten: async (written) => void (await set({ written })),
  });
  const seal = await store(composeArchive(files, now()));
  if (seal === null) return;
  const readyAt = now();
  const expiresAt = new Date(readyAt.getTime() + EXPORT_RETENTION_DAYS * 86_400_000);
  const isOurs = await set({ status: "ready", ...seal, readyAt, expiresAt });
  const unwanted = isOurs ? asked.archiveKey : attempt.archiveKey;
  if (unwanted !== null) await archives.remove(unwanted);

  /** Null if it failed after another attempt had taken over: the one that finishes removes what it replaces. */
  async function store(bytes: Readable) {
    try {
      return await archives.put(attempt.archiveKey, bytes);
    } catch (error) {
      if (await set({ status: "running" })) throw error;
      await archives.remove(attempt.archiveKey);
      return null;
    }
  }
}
