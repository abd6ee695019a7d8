import { useTranslations } from "use-intl";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import type { Board } from "./shapes.ts";

/** Assigns the ticked cards to a colleague; their checkboxes are in the cards and belong to this form. */
export function AssignForm({ people }: Pick<Board, "people">) {
  const t = useTranslations("pipeline.assign");
  const form = useActForm("assign", { introductions: t("selected"), owner: t("owner") });
  const errors = form.errors.map((line) =>
    line.id === "assign-introductions" ? { ...line, id: undefined } : line,
  );
  return (
    <section aria-labelledby="assign-title">
      <h2 className="visually-hidden" id="assign-title">
        {t("title")}
      </h2>
      <ActForm form={{ ...form, errors }} className="board__assign" tone="secondary" button={t("act")}>
        <SelectField
          {...form.labelled("owner")}
          blank=""
          options={[
            ...people.map(({ userId, name }) => ({ value: userId, label: name })),
            { value: "nobody", label: t("nobody") },
          ]}
        />
      </ActForm>
    </section>
  );
}
