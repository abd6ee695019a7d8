import { AsyncLocalStorage } from "node:async_hooks";
import type { ActorSettings } from "./acting.ts";

const readers = new AsyncLocalStorage<ActorSettings>();

/** Each statement outside of a transaction within `work` is a transaction of this actor, which only reads. */
export function readingFor<Result>(actor: ActorSettings, work: () => Promise<Result>): Promise<Result> {
  return readers.run(actor, work);
}

export function currentReader(): ActorSettings | undefined {
  return readers.getStore();
}
