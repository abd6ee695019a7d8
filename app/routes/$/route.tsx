import type { LoaderFunctionArgs } from "@remix-run/node";
import { visitor } from "#app/http/guards.server.ts";
import { Refusal } from "#app/domain/refusal.ts";

/** Whatever leads nowhere: the same page as for what is not yours, with one's own header around it. */
export async function loader(args: LoaderFunctionArgs) {
  await visitor(args);
  throw new Refusal("not-found");
}

export default function Nowhere() {
  return null;
}
