import { useTranslations } from "use-intl";
import { CheckboxField } from "#app/components/ui/choices.tsx";
import { DateField, SelectField, TextField } from "#app/components/ui/inputs.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { replyForm, labelledForm } from "#app/components/ui/reply-form.ts";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Term, useOptions } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { type Right, RowActions, RowForm } from "./row-acts.tsx";
import { IP_KINDS } from "#app/domain/codes/companies.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";

/** The company's intellectual property rights, as registered. */
export function RightTable({ rights }: { rights: readonly Right[] }) {
  const t = useTranslations("company.rights");
  if (rights.length === 0) return <p className="muted">{t("empty")}</p>;
  const { column, figure } = columnsNamed(rights, t);
  return (
    <Table
      cards
      className="tbl--lines tbl--acts"
      caption={t("caption")}
      rows={rights}
      rowKey={({ id }) => id}
      columns={[
        column("name", ({ title }) => title),
        column("kind", ({ kind }) => <Term of="ipKinds" code={kind} />, { label: "" }),
        column("registrationNumber", ({ registrationNumber }) => registrationNumber ?? <NotGiven />, {
          label: "",
        }),
        figure("grantedOn", ({ grantedOn }) => (grantedOn ? <Day day={grantedOn} /> : <NotGiven />)),
        column(
          "actions",
          ({ id, title }) => (
            <RowActions
              edit={`${withQuery(paths.company.rights(), { right: id })}#right-form`}
              title={title}
              remove="remove-right"
              sent={{ rightId: id }}
            />
          ),
          { label: "" },
        ),
      ]}
    />
  );
}

/** Adds or corrects a right. */
export function RightForm({ edited, within }: { edited: Right | null; within: Horizon }) {
  const t = useTranslations("company.rights");
  const options = useOptions();
  const reply = useReply("save-right");
  const isSelfDeveloped = edited === null || edited.isSelfDeveloped ? "on" : "";
  const form = labelledForm(replyForm("right", reply.form, { ...edited, isSelfDeveloped }), {
    kind: t("kind"),
    title: t("name"),
    registrationNumber: t("registrationNumber"),
    grantedOn: t("grantedOn"),
  });
  return (
    <RowForm
      id="right-form"
      errors={form.errors}
      title={t(edited ? "editTitle" : "addTitle")}
      sent={{ act: "save-right", ...(edited && { rightId: edited.id }) }}
      button={t(edited ? "save" : "add")}
      isEdited={edited !== null}
    >
      <div className="fields-2">
        <SelectField
          {...form.labelled("kind")}
          options={options("ipKinds", IP_KINDS)}
          blank=""
          width="full"
        />
        <TextField {...form.labelled("title")} width="full" />
        <TextField {...form.labelled("registrationNumber")} width="full" optional />
        <DateField {...form.labelled("grantedOn")} within={within} optional />
      </div>
      <CheckboxField field={form.field("isSelfDeveloped")} label={t("selfDeveloped")} />
    </RowForm>
  );
}
