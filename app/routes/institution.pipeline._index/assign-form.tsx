import { useTranslations } from "use-intl";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import type { Board } from "./board.ts";

/** Assigns the ticked cards to a colleague; their checkboxes are in the cards and belong to this form. */
export function AssignForm({ choices }: { choices: Board["choices"] }) {
  const t = useTranslations("pipeline.assign");
  const form = useActForm("assign", { introductions: t("selected"), owner: t("owner") });
  const errors = form.errors.map((line) =>
    line.id === "assign-introductions" ? { ...line, id: undefined } : line,
  );
  return (
    <section className="section section--spaced" aria-labelledby="assign-title">
      <div className="section__head">
        <h2 id="assign-title">{t("title")}</h2>
      </div>
      <ActForm form={{ ...form, errors }} tone="secondary" button={t("act")}>
        <SelectField
          {...form.labelled("owner")}
          blank=""
          options={[
            ...choices.people.map(({ userId, name }) => ({ value: userId, label: name })),
            { value: "nobody", label: t("nobody") },
          ]}
        />
      </ActForm>
    </section>
  );
}
