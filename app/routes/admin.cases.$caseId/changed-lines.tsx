import { useTranslations } from "use-intl";
import { ChangedText } from "#app/components/prospects/changed-text.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { type SentProps, SentFieldHead, EmptyValue } from "./sent-field.tsx";

/** A change request line by line against the live version. */
export function Changes({ view, form }: SentProps) {
  const t = useTranslations("admin.case");
  const { differences, isMaterial, version, live } = view;
  if (differences === null || live === null) return null;
  const count = differences.length;
  // A field such as the figures of three years has several lines.
  const all = new Set(differences.map(({ step, field }) => `${step}.${field}`)).size;
  const fields = all === count ? 0 : all;
  const { column } = columnsNamed(differences, t);
  return (
    <Section
      id="changes"
      title={t("changes")}
      spaced={false}
      note={t(isMaterial ? "changesMaterial" : "changesNote", { count, fields })}
    >
      {count === 0 ? (
        <p className="muted">{t("noChanges")}</p>
      ) : (
        <Table
          className="diff-table"
          caption={t("changes")}
          cards
          rows={differences}
          rowKey={({ path }) => path}
          columns={[
            column("field", (row) => <SentFieldHead row={row} rows={differences} view={view} form={form} />),
            {
              key: "live",
              head: t("live", { version: live }),
              label: t("liveShort"),
              cell: (row) => row.before ?? <EmptyValue />,
            },
            {
              key: "submitted",
              head: t("submitted", { version: version ?? 1 }),
              label: t("submittedShort"),
              cell: (row) => <ChangedText change={row.change} />,
            },
          ]}
        />
      )}
    </Section>
  );
}
