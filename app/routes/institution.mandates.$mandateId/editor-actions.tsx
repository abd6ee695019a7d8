import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import type { EditedMandate } from "./shapes.ts";

interface EditorActionsProps {
  mandate: EditedMandate;
  /** The button that submits the draft, where that is possible. */
  submit: ReactNode;
  /** Why the institution can publish nothing yet. */
  unverified: string | null;
  /** The address of an act on the form. */
  act: (name: string) => string;
}

/** The buttons under a mandate's form, and what a submission of it leads to. */
export function EditorActions({ mandate, submit, unverified, act }: EditorActionsProps) {
  const t = useTranslations("mandate.edit");
  return (
    <>
      <div className="form-actions">
        {submit}
        <Button formAction={act("save")}>{t("save")}</Button>
        {mandate.hasDraft && mandate.version !== null ? (
          <Button tone="quiet" className="form-actions__end" formAction={act("discard")}>
            {t("discard")}
          </Button>
        ) : null}
      </div>
      <p className="small muted">
        {unverified ?? t(mandate.mayApprove ? "ownerNote" : "memberNote", { version: mandate.nextVersion })}{" "}
        {mandate.version === null || mandate.mayApprove ? null : t("stays", { version: mandate.version })}
      </p>
    </>
  );
}
