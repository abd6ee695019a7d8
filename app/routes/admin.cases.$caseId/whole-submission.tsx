import { useTranslations } from "use-intl";
import { More } from "#app/components/ui/disclosure.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import type { SentLine } from "#app/http/forms/format-lines.server.ts";
import { type SentProps, SentFieldHead, EmptyValue } from "./sent-field.tsx";

/** The whole submission: of each step its essential line, and all lines once it is opened. */
export function WholeSubmission({ view, form }: SentProps) {
  const t = useTranslations("admin.case");
  const { differences, lines, submittedAt, party, now } = view;
  // A field has one note: if it is among the changes, the input is there.
  const noted = new Set((differences ?? []).map(({ field }) => field));
  const title = t(party === "company" ? "submission" : "application");
  return (
    <Section
      id="submission"
      title={title}
      spaced={false}
      note={<p>{t.rich("submissionNote", { when: () => <Ago at={submittedAt} now={now} /> })}</p>}
    >
      <div className="sent-steps">
        {[...new Set(lines.map(({ step }) => step))].map((step) => {
          const rows = lines.filter((line) => line.step === step);
          const { column } = columnsNamed(rows, t);
          return (
            <More
              key={step}
              open={form !== null && rows.some(({ field }) => hasNote(form, field))}
              summary={
                <>
                  <b>{step ?? title}</b>{" "}
                  <span>
                    {essenceOf(rows)
                      .map(({ label, value }) => t("essence", { label, value: value ?? "" }))
                      .join(" · ")}
                  </span>
                </>
              }
            >
              <Table
                className="tbl--pairs"
                caption={step ?? title}
                cards
                rows={rows}
                rowKey={({ path }) => path}
                columns={[
                  column("field", (row) => (
                    <SentFieldHead
                      row={row}
                      rows={rows}
                      view={view}
                      form={noted.has(row.field) ? null : form}
                    />
                  )),
                  column("submittedShort", (row) => <Value row={row} />),
                ]}
              />
            </More>
          );
        })}
      </div>
    </Section>
  );
}

/** The lines that say most of a step. */
function essenceOf(rows: readonly SentLine[]): SentLine[] {
  const given = rows.filter(({ value }) => value !== null);
  const own = given.filter(({ isEssential }) => isEssential);
  return own.length > 0 ? own : given.slice(0, 1);
}

/** Whether something was typed, or is wrong, at a field of this step. */
function hasNote(form: ReplyForm, field: string): boolean {
  const { defaultValue, errors } = form.field(`notes.${field}`);
  return (defaultValue ?? "") !== "" || (errors?.length ?? 0) > 0;
}

function Value({ row: { value, exact } }: { row: SentLine }) {
  if (value === null) return <EmptyValue />;
  return (
    <span className="whitespace-pre-line" title={exact ?? undefined}>
      {value}
    </span>
  );
}
