import { Link } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm, Sent, SubmitButton, type SummaryError } from "#app/components/ui/form.tsx";
import { paths } from "#app/shared/paths.ts";
import type { readCompanyProfile } from "#app/services/organizations/read-company-profile.server.ts";

type Company = NonNullable<Awaited<ReturnType<typeof readCompanyProfile>>>;
export type Right = Company["rights"][number];
export type Recognition = Company["recognitions"][number];

interface RowActionsProps {
  /** The page with this row in its form. */
  edit: string;
  title: string;
  /** The act that removes the row named in `sent`. */
  remove: string;
  sent: ComponentProps<typeof Sent>["fields"];
}

export function RowActions({ edit, title, remove, sent }: RowActionsProps) {
  const t = useTranslations("company.rights");
  const actions = useTranslations("common.actions");
  return (
    <div className="row">
      <Link to={edit}>{actions("edit")}</Link>
      <Popover summary={actions("remove")} group="remove">
        <PostForm className="stack">
          <p>{t("removeAsk", { title })}</p>
          <Sent fields={sent} />
          <SubmitButton tone="danger" size="sm" act={remove}>
            {actions("remove")}
          </SubmitButton>
        </PostForm>
      </Popover>
    </div>
  );
}

interface RowFormProps {
  id: string;
  errors: readonly SummaryError[];
  title: string;
  sent: ComponentProps<typeof Sent>["fields"];
  button: string;
  isEdited: boolean;
  children: ReactNode;
}

/** Adds a row, or corrects the one that is edited. */
export function RowForm({ id, errors, title, sent, button, isEdited, children }: RowFormProps) {
  const actions = useTranslations("common.actions");
  return (
    <section id={id}>
      <ErrorSummary errors={errors} />
      <PostForm>
        <h3>{title}</h3>
        <Sent fields={sent} />
        {children}
        <div className="form-actions">
          <SubmitButton tone="secondary">{button}</SubmitButton>
          {isEdited ? (
            <LinkButton tone="quiet" to={paths.company.rights()}>
              {actions("cancel")}
            </LinkButton>
          ) : null}
        </div>
      </PostForm>
    </section>
  );
}
