import { useTranslations } from "use-intl";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { KEY_ROLES } from "#app/domain/codes/companies.ts";
import { NotedHint, NotedText } from "#app/components/prospects/editor/noted-text.tsx";

interface FieldsProps {
  form: ReplyForm;
  note: (field: string) => string | undefined;
}

/** The team, by function and experience; names only in the last field. */
export function PeopleFields({ form, note }: FieldsProps) {
  const t = useTranslations("prospect");
  const term = useTerm();
  return (
    <>
      <NumberField
        field={form.field("founders")}
        label={t("fields.people.founders")}
        hint={<NotedHint note={note("founders")}>{t("hints.founders")}</NotedHint>}
        unit={t("units.persons")}
        whole
      />
      <CheckboxesField
        field={form.field("keyRoles")}
        label={t("fields.people.keyRoles")}
        hint={note("keyRoles") ? <NotedHint note={note("keyRoles")} /> : null}
        choices={KEY_ROLES.map((role) => ({ value: role, label: term("keyRoles", role) }))}
        optional
      />
      <NotedText form={form} of="people.team" hint="team" note={note("team")} rows={5} optional />
      <NotedText
        form={form}
        of="people.keyPeople"
        hint="keyPeople"
        note={note("keyPeople")}
        rows={3}
        optional
      />
    </>
  );
}
