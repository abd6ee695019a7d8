import { useTranslations } from "use-intl";
import { LicenceValue } from "#app/components/institutions/application-facts.tsx";
import { FieldNoteInput } from "#app/components/moderation/field-note.tsx";
import { FactList } from "#app/components/ui/facts.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { Table, type Column } from "#app/components/ui/table.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import { LICENCE_FIELDS, type LicenceField } from "#app/domain/organizations/institution-application.ts";
import { type Application, DECISION } from "./view.ts";

const DESK = ["contactName", "contactPhone", "contactEmail", "aboutZh", "aboutEn"] as const;

/** What an institution sent to be verified; of a change, beside what is verified now. */
export function ApplicationSent({
  application,
  form,
  now,
}: {
  application: Application;
  form: ReplyForm | null;
  now: Date;
}) {
  const t = useTranslations("admin.case");
  const labels = useTranslations("institution.fields");
  const { values, before, changed, version, submittedAt } = application;
  const isChanged = (name: LicenceField) => changed?.includes(name) ?? false;
  const columns: Column<LicenceField>[] = [
    {
      key: "field",
      head: t("field"),
      cell: (name) => (
        <>
          {labels(name)}
          {form ? (
            <FieldNoteInput
              field={form.field(`notes.${name}`)}
              form={DECISION}
              to="institution"
              about={labels(name)}
            />
          ) : null}
        </>
      ),
    },
    ...(before
      ? [
          {
            key: "live",
            head: t("live", { version: application.liveVersion ?? 1 }),
            label: t("liveShort"),
            cell: (name: LicenceField) => <LicenceValue name={name} value={before[name]} />,
          },
        ]
      : []),
    {
      key: "sent",
      head: t("submitted", { version: version ?? 1 }),
      label: t("submittedShort"),
      cell: (name) =>
        before && isChanged(name) ? (
          <span>
            <del>
              <LicenceValue name={name} value={before[name]} />
            </del>{" "}
            <ins>
              <LicenceValue name={name} value={values[name]} />
            </ins>
          </span>
        ) : (
          <LicenceValue name={name} value={values[name]} />
        ),
    },
  ];
  return (
    <Section
      id="application"
      title={t("application")}
      spaced={false}
      note={<p>{t.rich("submissionNote", { when: () => <Ago at={submittedAt} now={now} /> })}</p>}
    >
      <div className="stack">
        <Table
          {...(before ? { className: "diff-table" } : {})}
          caption={t("application")}
          hideCaption
          cards
          rows={LICENCE_FIELDS}
          rowKey={(name) => name}
          columns={columns}
        />
        <FactList
          facts={DESK.map((name) => ({
            key: name,
            label: labels(name),
            value: values[name] ?? <NotGiven />,
          }))}
        />
      </div>
    </Section>
  );
}
