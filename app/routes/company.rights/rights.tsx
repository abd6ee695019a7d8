import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { CheckboxField } from "#app/components/ui/choices.tsx";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField, SelectField, TextField } from "#app/components/ui/inputs.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { RecordTable } from "#app/components/ui/table.tsx";
import { Term, useTerm } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { IP_KINDS } from "#app/domain/codes/companies.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";

interface Right {
  id: string;
  kind: string;
  title: string;
  registrationNumber: string | null;
  grantedOn: string | null;
  isSelfDeveloped: boolean;
}

/** The company's intellectual property rights, as registered. */
export function RightTable({ rights }: { rights: readonly Right[] }) {
  const t = useTranslations("company.rights");
  const actions = useTranslations("common.actions");
  if (rights.length === 0) return <p className="muted">{t("empty")}</p>;
  return (
    <RecordTable
      caption={t("caption")}
      rows={rights}
      columns={[
        { key: "title", head: t("name"), cell: ({ title }) => title },
        { key: "kind", head: t("kind"), cell: ({ kind }) => <Term of="ipKinds" code={kind} /> },
        {
          key: "number",
          head: t("registrationNumber"),
          cell: ({ registrationNumber }) => registrationNumber ?? <NotGiven />,
        },
        {
          key: "granted",
          head: t("grantedOn"),
          number: true,
          cell: ({ grantedOn }) => (grantedOn ? <Day day={grantedOn} /> : <NotGiven />),
        },
        {
          key: "actions",
          head: t("actions"),
          cell: ({ id, title }) => (
            <div className="row">
              <Link to={`${withQuery(paths.company.rights(), { right: id })}#right-form`}>
                {actions("edit")}
              </Link>
              <Popover summary={actions("remove")} group="remove">
                <PostForm className="stack">
                  <p>{t("removeAsk", { title })}</p>
                  <input type="hidden" name="rightId" value={id} />
                  <SubmitButton tone="danger" size="sm" act="remove-right">
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

/** Adds or corrects a right. */
export function RightForm({ edited, within }: { edited: Right | null; within: Horizon }) {
  const t = useTranslations("company.rights");
  const actions = useTranslations("common.actions");
  const term = useTerm();
  const reply = useReply("save-right");
  const stored = edited
    ? {
        kind: edited.kind,
        title: edited.title,
        registrationNumber: edited.registrationNumber,
        grantedOn: edited.grantedOn,
        isSelfDeveloped: edited.isSelfDeveloped ? "on" : "",
      }
    : { isSelfDeveloped: "on" };
  const form = replyForm("right", reply.form, stored);
  const labels = {
    kind: t("kind"),
    title: t("name"),
    registrationNumber: t("registrationNumber"),
    grantedOn: t("grantedOn"),
  };
  return (
    <section id="right-form">
      <ErrorSummary errors={form.summary(labels)} />
      <PostForm>
        <h3>{t(edited ? "editTitle" : "addTitle")}</h3>
        <input type="hidden" name="act" value="save-right" />
        {edited ? <input type="hidden" name="rightId" value={edited.id} /> : null}
        <div className="fields-2">
          <SelectField
            field={form.field("kind")}
            label={labels.kind}
            options={IP_KINDS.map((kind) => ({ value: kind, label: term("ipKinds", kind) }))}
            blank=""
            width="full"
          />
          <TextField field={form.field("title")} label={labels.title} width="full" />
          <TextField
            field={form.field("registrationNumber")}
            label={labels.registrationNumber}
            width="full"
            optional
          />
          <DateField field={form.field("grantedOn")} label={labels.grantedOn} within={within} optional />
        </div>
        <CheckboxField field={form.field("isSelfDeveloped")} label={t("selfDeveloped")} />
        <div className="form-actions">
          <SubmitButton tone="secondary">{t(edited ? "save" : "add")}</SubmitButton>
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
