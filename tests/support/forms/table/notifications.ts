import type { Desk } from "../desk.ts";
import type { FormTable } from "../example.ts";
import { choice, whole } from "../fields.ts";
import type { Parties } from "./parties.ts";

/** The forms in which a person says what they have read. */
export function formsOfNotifications(desk: Desk, { ours }: Parties): FormTable {
  const page = { path: "/notifications", cookie: desk.company(ours.company) };
  return {
    "routes/notifications._index": [
      { ...page, name: "read", fields: { act: choice("read"), id: whole("17") } },
      { ...page, name: "read all", fields: { act: choice("read-all") } },
    ],
  };
}
