import type { subscribeToPageChanges } from "./stream.ts";

/**
 * As `subscribeToPageChanges`, whose code is loaded once the page is there: nothing on it waits for that. What changed
 * meanwhile is delivered afterwards.
 */
export function subscribeOnceLoaded(...subscription: Parameters<typeof subscribeToPageChanges>): () => void {
  let end: (() => void) | undefined;
  let isOver = false;
  void import("./stream.ts").then(
    (stream) => {
      if (!isOver) end = stream.subscribeToPageChanges(...subscription);
    },
    // Unreachable: the page stays as it is, as it would without a stream.
    () => undefined,
  );
  return () => {
    isOver = true;
    end?.();
  };
}
