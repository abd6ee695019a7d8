import { useTranslations } from "use-intl";
import type { FileStatus } from "#app/domain/codes/documents.ts";
import type { DisputingSide } from "#app/domain/deals/dispute.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import { FileState } from "#app/components/documents/file-facts.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Instant } from "#app/components/ui/when.tsx";

export interface Evidence {
  id: string;
  party: DisputingSide;
  addedAt: Date;
  /** Null until its scan is done, except for the side that uploaded it. */
  name: string | null;
  sizeBytes: bigint | null;
  status: FileStatus | null;
}
export interface EvidenceOpening {
  id: bigint;
  evidenceId: string;
  party: DisputingSide | "admin";
  openedAt: Date;
}

interface DisputeEvidenceProps {
  evidence: readonly Evidence[];
  openings: readonly EvidenceOpening[];
  viewer: DisputingSide | "admin";
  nameOf: (side: DisputingSide | "admin") => string;
  fileTo: (evidenceId: string) => string;
}

/** The evidence of each side, and who opened which file. */
export function DisputeEvidence({ evidence, openings, viewer, nameOf, fileTo }: DisputeEvidenceProps) {
  const t = useTranslations("dispute.evidence");
  const { column, figure } = columnsNamed(evidence, t);
  const { column: opening } = columnsNamed(openings, t);
  const nameIn = (evidenceId: string) => evidence.find(({ id }) => id === evidenceId)?.name;
  const mayOpen = ({ status, party }: Evidence) =>
    status === "clean" || (status === "pending" && party === viewer);
  return (
    <Section id="evidence" title={t("title")} note={t("note")}>
      {evidence.length === 0 ? (
        <p className="muted">{t("none")}</p>
      ) : (
        <RecordTable
          caption={t("title")}
          rows={evidence}
          columns={[
            column("file", (one) => (
              <>
                {one.name === null ? (
                  <span className="muted">{t("unscanned")}</span>
                ) : mayOpen(one) ? (
                  <a href={fileTo(one.id)}>{one.name}</a>
                ) : (
                  one.name
                )}
                {one.status === null || one.status === "clean" ? null : <FileState status={one.status} />}
              </>
            )),
            column("by", ({ party }) => nameOf(party)),
            figure("size", ({ sizeBytes }) => (sizeBytes === null ? null : formatSize(sizeBytes))),
            column("added", ({ addedAt }) => <Instant at={addedAt} />),
          ]}
        />
      )}
      {openings.length === 0 ? null : (
        <More summary={t("openings")}>
          <Table
            caption={t("openings")}
            rows={openings}
            rowKey={({ id }) => String(id)}
            columns={[
              opening("file", ({ evidenceId }) => nameIn(evidenceId) ?? t("unscanned")),
              opening("who", ({ party }) => nameOf(party)),
              opening("when", ({ openedAt }) => <Instant at={openedAt} />),
            ]}
          />
        </More>
      )}
    </Section>
  );
}
