import { useTranslations } from "use-intl";
import { FieldNoteInput } from "#app/components/moderation/field-note.tsx";
import { LeafChange, LeafValue, useLeafLabel } from "#app/components/moderation/leaf-value.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import type { LeafDifference, LeafRow } from "#app/domain/prospects/leaves.ts";
import { DECISION, type Submission } from "./view.ts";

interface Props {
  submission: Submission;
  /** The decision's form where notes can be written, else null. */
  form: ReplyForm | null;
}

/** What a change request changes: line by line against the live version. */
export function Changes({ submission, form }: Props) {
  const t = useTranslations("admin.case");
  const { differences, isMaterial, version, liveVersion } = submission;
  if (differences === null || liveVersion === null) return null;
  const count = differences.length;
  return (
    <Section
      id="changes"
      title={t("changes")}
      spaced={false}
      note={t(isMaterial ? "changesMaterial" : "changesNote", { count })}
    >
      {count === 0 ? (
        <p className="muted">{t("noChanges")}</p>
      ) : (
        <Table
          className="diff-table"
          caption={t("changes")}
          hideCaption
          cards
          rows={differences}
          rowKey={({ path }) => path}
          columns={[
            {
              key: "field",
              head: t("field"),
              cell: (row) => <FieldHead row={row} rows={differences} form={form} />,
            },
            {
              key: "live",
              head: t("live", { version: liveVersion }),
              label: t("liveShort"),
              cell: (row) => <LeafValue row={row} value={row.before} />,
            },
            {
              key: "submitted",
              head: t("submitted", { version }),
              label: t("submittedShort"),
              cell: (row) => <LeafChange row={row} before={row.before} after={row.after} />,
            },
          ]}
        />
      )}
    </Section>
  );
}

/** The whole of what was sent in, step by step; folded where the changes above are what matters. */
export function WholeSubmission({ submission, form, now }: Props & { now: Date }) {
  const t = useTranslations("admin.case");
  const steps = useTranslations("prospect.steps");
  const { differences, lines, submittedAt } = submission;
  // A field has one note: where it stands among the changes, it is written there.
  const noted = new Set((differences ?? []).map(({ step, field }) => `${step}.${field}`));
  const names = [...new Set(lines.map(({ step }) => step))];
  const parts = names.map((step) => ({ step, rows: lines.filter((line) => line.step === step) }));
  const body = (
    <div className="stack">
      {parts.map(({ step, rows }) => (
        <Table
          key={step}
          caption={steps(step)}
          cards
          className="table-fixed [&_th:first-child]:w-2/5"
          rows={rows}
          rowKey={({ path }) => path}
          columns={[
            {
              key: "field",
              head: t("field"),
              cell: (row) => (
                <FieldHead row={row} rows={rows} form={noted.has(`${row.step}.${row.field}`) ? null : form} />
              ),
            },
            {
              key: "value",
              head: t("submittedShort"),
              cell: (row) => <LeafValue row={row} value={row.value} />,
            },
          ]}
        />
      ))}
    </div>
  );
  return (
    <Section
      id="submission"
      title={t("submission")}
      spaced={false}
      note={<p>{t.rich("submissionNote", { when: () => <Ago at={submittedAt} now={now} /> })}</p>}
    >
      {differences === null ? (
        body
      ) : (
        <More summary={t("submissionAll", { count: lines.length })}>{body}</More>
      )}
    </Section>
  );
}

type Row = LeafRow | LeafDifference;

/** The name of a line and, at the first line of each field, where its note is written. */
function FieldHead({ row, rows, form }: { row: Row; rows: readonly Row[]; form: ReplyForm | null }) {
  const label = useLeafLabel();
  const fields = useTranslations("prospect.fields");
  const name = `${row.step}.${row.field}`;
  const isFirst = rows.find((other) => `${other.step}.${other.field}` === name) === row;
  return (
    <>
      {label(row)}
      {form && isFirst ? (
        <FieldNoteInput
          field={form.field(`notes.${name}`)}
          form={DECISION}
          to="company"
          about={fields(name as never)}
        />
      ) : null}
    </>
  );
}
