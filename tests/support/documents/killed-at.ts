import type { DocumentsContext } from "#app/services/context.ts";

/**
 * A process that is killed at its n-th external operation, before or after it was carried out: nothing runs afterwards,
 * not even cleanup. A step within a transaction is one with the transaction.
 */
export function killedAt<Context extends DocumentsContext>(
  ctx: Context,
  at: number,
  when: "before" | "after",
) {
  let steps = 0;
  let isDead = false;
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    steps += 1;
    if (isDead || (steps === at && when === "before")) {
      isDead = true;
      throw new Error("killed");
    }
    const result = await work();
    if (steps === at) {
      isDead = true;
      throw new Error("killed");
    }
    return result;
  };
  const { documents, withActor } = ctx;
  const killed: Context = {
    ...ctx,
    withActor: (actor, ...how) => step(() => withActor(actor, ...how)),
    documents: {
      ...documents,
      putPiece: (id, key, bytes) => step(() => documents.putPiece(id, key, bytes)),
      getPiece: (id, key) => step(() => documents.getPiece(id, key)),
      removePiece: (id, key) => step(() => documents.removePiece(id, key)),
      remove: (id) => step(() => documents.remove(id)),
    },
  };
  return { ctx: killed, isDead: () => isDead };
}
