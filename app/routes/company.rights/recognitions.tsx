import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField, SelectField, TextField } from "#app/components/ui/inputs.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { Table } from "#app/components/ui/table.tsx";
import { Term, useTerm } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { RECOGNITIONS } from "#app/domain/codes/companies.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { dayOf } from "#app/lib/days.ts";

interface Recognition {
  code: string;
  certificateNumber: string | null;
  validUntil: string | null;
}

/** The company's official recognitions; expired ones do not count. */
export function RecognitionTable({ recognitions, now }: { recognitions: readonly Recognition[]; now: Date }) {
  const t = useTranslations("company.rights");
  const actions = useTranslations("common.actions");
  const term = useTerm();
  if (recognitions.length === 0) return <p className="muted">{t("recognitionsEmpty")}</p>;
  return (
    <Table
      caption={t("recognitionsCaption")}
      hideCaption
      cards
      rows={recognitions}
      rowKey={({ code }) => code}
      columns={[
        { key: "code", head: t("recognition"), cell: ({ code }) => <Term of="recognitions" code={code} /> },
        {
          key: "certificate",
          head: t("certificateNumber"),
          cell: ({ certificateNumber }) => certificateNumber ?? <NotGiven />,
        },
        {
          key: "until",
          head: t("validUntil"),
          number: true,
          cell: ({ validUntil }) =>
            validUntil === null ? (
              <NotGiven />
            ) : (
              <>
                <Day day={validUntil} />{" "}
                {validUntil < dayOf(now) ? <Badge tone="refused">{t("ended")}</Badge> : null}
              </>
            ),
        },
        {
          key: "actions",
          head: t("actions"),
          cell: ({ code }) => (
            <div className="row">
              <Link to={`${withQuery(paths.company.rights(), { recognition: code })}#recognition-form`}>
                {actions("edit")}
              </Link>
              <Popover summary={actions("remove")} group="remove">
                <PostForm className="stack">
                  <p>{t("removeAsk", { title: term("recognitions", code) })}</p>
                  <input type="hidden" name="code" value={code} />
                  <SubmitButton tone="danger" size="sm" act="remove-recognition">
                    {actions("remove")}
                  </SubmitButton>
                </PostForm>
              </Popover>
            </div>
          ),
        },
      ]}
    />
  );
}

/** Adds or corrects a recognition: a company holds one of each kind. */
export function RecognitionForm({ edited, within }: { edited: Recognition | null; within: Horizon }) {
  const t = useTranslations("company.rights");
  const actions = useTranslations("common.actions");
  const term = useTerm();
  const reply = useReply("save-recognition");
  const form = replyForm("recognition", reply.form, { ...edited });
  const labels = {
    code: t("recognition"),
    certificateNumber: t("certificateNumber"),
    validUntil: t("validUntil"),
  };
  return (
    <section id="recognition-form">
      <ErrorSummary errors={form.summary(labels)} />
      <PostForm>
        <h3>{t(edited ? "editRecognitionTitle" : "addRecognitionTitle")}</h3>
        <input type="hidden" name="act" value="save-recognition" />
        <div className="fields-2">
          <SelectField
            field={form.field("code")}
            label={labels.code}
            options={RECOGNITIONS.map((code) => ({ value: code, label: term("recognitions", code) }))}
            blank=""
            width="full"
          />
          <TextField
            field={form.field("certificateNumber")}
            label={labels.certificateNumber}
            width="full"
            optional
          />
          <DateField field={form.field("validUntil")} label={labels.validUntil} within={within} optional />
        </div>
        <div className="form-actions">
          <SubmitButton tone="secondary">{t(edited ? "saveRecognition" : "addRecognition")}</SubmitButton>
          {edited ? (
            <LinkButton tone="quiet" to={paths.company.rights()}>
              {actions("cancel")}
            </LinkButton>
          ) : null}
        </div>
      </PostForm>
    </section>
  );
}
