import { redirect, type TypedResponse } from "@remix-run/node";

/**
 * After a change: go and look at this page. 303 makes every browser ask for it by GET, so that a reload repeats
 * the reading and not the change. What happened is read from the page itself, never from a flash message.
 */
export function seeOther(path: string, headers?: HeadersInit): TypedResponse<never> {
  return redirect(path, headers === undefined ? { status: 303 } : { status: 303, headers });
}
