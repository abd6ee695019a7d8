import type { LoaderFunctionArgs } from "@remix-run/node";
import { visitor } from "#app/http/guards.server.ts";
import { Refusal } from "#app/domain/refusal.ts";

/** Unknown addresses: the same page as for objects of others, with the reader's own header. */
export async function loader(args: LoaderFunctionArgs) {
  await visitor(args);
  throw new Refusal("not-found");
}

export default function NotFoundPage() {
  return null;
}
