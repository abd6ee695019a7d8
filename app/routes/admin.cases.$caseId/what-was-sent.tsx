import { useTranslations } from "use-intl";
import { ChangedText } from "#app/components/prospects/changed-text.tsx";
import { FieldNoteInput } from "#app/components/moderation/field-note.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import type { SentLine } from "#app/http/forms/format-lines.server.ts";
import type { CaseView } from "./format-case.server.ts";
import { DECISION } from "./decision.ts";

interface Props {
  view: CaseView;
  /** The decision form where notes can be written, else null. */
  form: ReplyForm | null;
}

/** A change request line by line against the live version. */
export function Changes({ view, form }: Props) {
  const t = useTranslations("admin.case");
  const { differences, isMaterial, version, live } = view;
  if (differences === null || live === null) return null;
  const count = differences.length;
  const { column } = columnsNamed(differences, t);
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
          cards
          rows={differences}
          rowKey={({ path }) => path}
          columns={[
            column("field", (row) => <FieldHead row={row} rows={differences} view={view} form={form} />),
            {
              key: "live",
              head: t("live", { version: live }),
              label: t("liveShort"),
              cell: (row) => row.before ?? <Empty />,
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

/** The whole submission, step by step; collapsed where the changes above matter. */
export function WholeSubmission({ view, form }: Props) {
  const t = useTranslations("admin.case");
  const { differences, lines, submittedAt, party, now } = view;
  // A field has one note: if it is among the changes, the input is there.
  const noted = new Set((differences ?? []).map(({ field }) => field));
  const title = t(party === "company" ? "submission" : "application");
  const body = (
    <div className="stack">
      {[...new Set(lines.map(({ step }) => step))].map((step) => {
        const rows = lines.filter((line) => line.step === step);
        const { column } = columnsNamed(rows, t);
        return (
          <Table
            key={step}
            className="tbl--pairs"
            caption={step ?? title}
            showCaption={step !== null}
            cards
            rows={rows}
            rowKey={({ path }) => path}
            columns={[
              column("field", (row) => (
                <FieldHead row={row} rows={rows} view={view} form={noted.has(row.field) ? null : form} />
              )),
              column("submittedShort", (row) => <Value row={row} />),
            ]}
          />
        );
      })}
    </div>
  );
  return (
    <Section
      id="submission"
      title={title}
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

/** The label of a line and, at the first line of each field, the input of its note. */
function FieldHead({ row, rows, view, form }: { row: SentLine; rows: readonly SentLine[] } & Props) {
  const isFirst = rows.find(({ field }) => field === row.field) === row;
  return (
    <>
      {row.label}
      {form && isFirst ? (
        <FieldNoteInput
          field={form.field(`notes.${row.field}`)}
          form={DECISION}
          to={view.party}
          about={row.label}
        />
      ) : null}
    </>
  );
}

function Value({ row: { value, exact } }: { row: SentLine }) {
  if (value === null) return <Empty />;
  return (
    <span className="whitespace-pre-line" title={exact ?? undefined}>
      {value}
    </span>
  );
}

function Empty() {
  const t = useTranslations("admin.case");
  return <span className="muted">{t("empty")}</span>;
}
