import { Consequences } from "#app/components/review/consequences.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import type { CaseView } from "./format-case.server.ts";

/** What ends with the search, where the publication that is decided ends it. */
export function PublicationFollows({ fills: { title, follows } }: Pick<CaseView, "fills">) {
  if (follows.length === 0) return null;
  return (
    <Notice tone="due" title={title}>
      <Consequences sentences={follows} />
    </Notice>
  );
}
