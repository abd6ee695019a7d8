import { redirect, type TypedResponse } from "@remix-run/node";

/**
 * After a change: redirects to this page. 303 makes every browser use GET, so that a reload repeats the read and not
 * the change. The page itself shows what happened; there are no flash messages.
 */
export function seeOther(path: string, headers?: HeadersInit): TypedResponse<never> {
  return redirect(path, headers === undefined ? { status: 303 } : { status: 303, headers });
}
