import { useRouteLoaderData } from "@remix-run/react";
import { useState } from "react";

/**
 * For whom this form was drawn, as a hidden field of every form that is posted: the server refuses it to anybody else.
 * It stays that of the first drawing while the page reloads its data.
 */
export function DrawnFor() {
  const [drawnFor] = useState(useRouteLoaderData<{ drawnFor?: string }>("root")?.drawnFor);
  return drawnFor === undefined ? null : <input type="hidden" name="drawnFor" value={drawnFor} />;
}
