import { useTranslations } from "use-intl";
import type { FileStatus } from "#app/domain/codes/documents.ts";
import type { DisputingSide } from "#app/domain/deals/dispute.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import { FileState } from "#app/components/documents/file-facts.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
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

/** The evidence of each side, and who opened which file. */
export function DisputeEvidence({
  evidence,
  openings,
  viewer,
  nameOf,
  fileTo,
}: {
  evidence: readonly Evidence[];
  openings: readonly EvidenceOpening[];
  viewer: DisputingSide | "admin";
  nameOf: (side: DisputingSide | "admin") => string;
  fileTo: (evidenceId: string) => string;
}) {
  const t = useTranslations("dispute.evidence");
  const mayOpen = ({ status, party }: Evidence) =>
    status === "clean" || (status === "pending" && party === viewer);
  return (
    <Section id="evidence" title={t("title")} note={t("note")}>
      {evidence.length === 0 ? (
        <p className="muted">{t("none")}</p>
      ) : (
        <Table
          caption={t("title")}
          hideCaption
          cards
          rows={evidence}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "file",
              head: t("file"),
              cell: (one) => (
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
              ),
            },
            { key: "by", head: t("by"), cell: ({ party }) => nameOf(party) },
            {
              key: "size",
              head: t("size"),
              number: true,
              cell: ({ sizeBytes }) => (sizeBytes === null ? null : formatSize(sizeBytes)),
            },
            { key: "added", head: t("added"), cell: ({ addedAt }) => <Instant at={addedAt} /> },
          ]}
        />
      )}
      {openings.length === 0 ? null : (
        <More summary={t("openings")}>
          <Table
            caption={t("openings")}
            hideCaption
            rows={openings}
            rowKey={({ id }) => String(id)}
            columns={[
              {
                key: "file",
                head: t("file"),
                cell: ({ evidenceId }) =>
                  evidence.find(({ id }) => id === evidenceId)?.name ?? t("unscanned"),
              },
              { key: "who", head: t("who"), cell: ({ party }) => nameOf(party) },
              { key: "when", head: t("when"), cell: ({ openedAt }) => <Instant at={openedAt} /> },
            ]}
          />
        </More>
      )}
    </Section>
  );
}
