import { useTranslations } from "use-intl";
import { GivenFiles } from "#app/components/applications/given-files.tsx";
import { DisclosedFacts } from "#app/components/introductions/disclosed-facts.tsx";
import type { LineChange, SentLine } from "#app/http/forms/format-lines.server.ts";
import type { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { GivenLines, LaterChanges } from "./given-lines.tsx";
import { RequestedItems } from "./requested-items.tsx";

type Read = Awaited<ReturnType<typeof readApplicationAsInstitution>>;

interface ApplicationRecordProps extends Pick<Read, "items" | "files"> {
  shown: NonNullable<Read["shown"]>;
  introductionId: string;
  given: readonly SentLine[];
  changes: readonly LineChange[];
  liveVersion: number | null;
}

/** What was asked and given: items, files, later changes, and the rest of what the consent opens. */
export function ApplicationRecord({
  items,
  files,
  shown,
  introductionId,
  given,
  changes,
  liveVersion,
}: ApplicationRecordProps) {
  const t = useTranslations("application.files");
  return (
    <div className="stack-lg">
      <RequestedItems items={items} introductionId={introductionId} />
      <GivenFiles files={files} introductionId={introductionId} title={t("title")} />
      <LaterChanges changes={changes} version={liveVersion} />
      {/* Its figures are in the table of the years. */}
      <DisclosedFacts shown={{ ...shown, figures: null }} />
      <GivenLines lines={given} />
    </div>
  );
}
