import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { DateField, SelectField, TextField } from "#app/components/ui/inputs.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { replyForm, labelledForm } from "#app/components/ui/reply-form.ts";
import { Table } from "#app/components/ui/table.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Term, useTerm, useOptions } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { type Recognition, RowActions, RowForm } from "./row-acts.tsx";
import { RECOGNITIONS } from "#app/domain/codes/companies.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { dayOf } from "#app/lib/days.ts";

/** The company's official recognitions; expired ones do not count. */
export function RecognitionTable({ recognitions, now }: { recognitions: readonly Recognition[]; now: Date }) {
  const t = useTranslations("company.rights");
  const term = useTerm();
  if (recognitions.length === 0) return <p className="muted">{t("recognitionsEmpty")}</p>;
  const { column, figure } = columnsNamed(recognitions, t);
  return (
    <Table
      caption={t("recognitionsCaption")}
      cards
      className="tbl--lines tbl--acts"
      rows={recognitions}
      rowKey={({ code }) => code}
      columns={[
        column("recognition", ({ code }) => <Term of="recognitions" code={code} />),
        column("certificateNumber", ({ certificateNumber }) => certificateNumber ?? <NotGiven />, {
          label: "",
        }),
        figure("validUntil", ({ validUntil }) =>
          validUntil === null ? (
            <NotGiven />
          ) : (
            <>
              <Day day={validUntil} />{" "}
              {validUntil < dayOf(now) ? <Badge tone="refused">{t("ended")}</Badge> : null}
            </>
          ),
        ),
        column(
          "actions",
          ({ code }) => (
            <RowActions
              edit={`${withQuery(paths.company.rights(), { recognition: code })}#recognition-form`}
              title={term("recognitions", code)}
              remove="remove-recognition"
              sent={{ code }}
            />
          ),
          { label: "" },
        ),
      ]}
    />
  );
}

/** Adds or corrects a recognition: a company holds one of each kind. */
export function RecognitionForm({ edited, within }: { edited: Recognition | null; within: Horizon }) {
  const t = useTranslations("company.rights");
  const options = useOptions();
  const reply = useReply("save-recognition");
  const form = labelledForm(replyForm("recognition", reply.form, { ...edited }), {
    code: t("recognition"),
    certificateNumber: t("certificateNumber"),
    validUntil: t("validUntil"),
  });
  return (
    <RowForm
      id="recognition-form"
      errors={form.errors}
      title={t(edited ? "editRecognitionTitle" : "addRecognitionTitle")}
      sent={{ act: "save-recognition" }}
      button={t(edited ? "saveRecognition" : "addRecognition")}
      isEdited={edited !== null}
    >
      <div className="fields-2">
        <SelectField
          {...form.labelled("code")}
          options={options("recognitions", RECOGNITIONS)}
          blank=""
          width="full"
        />
        <TextField {...form.labelled("certificateNumber")} width="full" optional />
        <DateField {...form.labelled("validUntil")} within={within} optional />
      </div>
    </RowForm>
  );
}
