import { useTranslations } from "use-intl";
import { ChangedText } from "#app/components/prospects/changed-text.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Table } from "#app/components/ui/table.tsx";
import type { LineChange, SentLine } from "#app/http/forms/format-lines.server.ts";

interface LaterChangesProps {
  changes: readonly LineChange[];
  version: number | null;
}

/** Differences between the live prospect and what the institution received. */
export function LaterChanges({ changes, version }: LaterChangesProps) {
  const t = useTranslations("application.changes");
  if (changes.length === 0) return <p className="small muted">{t("none")}</p>;
  const empty = <span className="muted">{t("empty")}</span>;
  return (
    <Section
      id="changes"
      title={t("title")}
      note={version === null ? undefined : t("note", { version })}
      spaced={false}
    >
      <Table
        className="diff-table"
        caption={t("title")}
        cards
        rows={changes}
        rowKey={({ path }) => path}
        columns={[
          { key: "field", head: t("field"), cell: ({ label }) => label },
          { key: "before", head: t("before"), cell: ({ before }) => before ?? empty },
          { key: "after", head: t("after"), cell: ({ change }) => <ChangedText change={change} /> },
        ]}
      />
    </Section>
  );
}

/** The frozen ask and business, collapsed: the facts above are read first. */
export function GivenLines({ lines }: { lines: readonly SentLine[] }) {
  const t = useTranslations("application.ask");
  if (lines.length === 0) return null;
  return (
    <More summary={t("title")}>
      <Table
        className="tbl--pairs"
        caption={t("title")}
        cards
        rows={lines}
        rowKey={({ path }) => path}
        columns={[
          { key: "field", head: t("field"), cell: ({ label }) => label },
          {
            key: "value",
            head: t("value"),
            cell: ({ value, exact }) => (
              <span className="whitespace-pre-line" title={exact ?? undefined}>
                {value}
              </span>
            ),
          },
        ]}
      />
    </More>
  );
}
