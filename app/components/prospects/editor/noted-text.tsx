import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { TextareaField, TextField } from "#app/components/ui/inputs.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import type { Messages } from "#app/i18n/messages.ts";

type Hint = keyof Messages["prospect"]["hints"];
type Path =
  | `business.${keyof Messages["prospect"]["fields"]["business"]}`
  | `people.${keyof Messages["prospect"]["fields"]["people"]}`
  | `figures.note`
  | `ask.useOfFunds`;

interface NotedTextProps {
  form: ReplyForm;
  of: Path;
  hint?: Hint;
  note: string | undefined;
  /** Number of lines; a single-line input without. */
  rows?: number;
  optional?: boolean;
}

/** A text field of the prospect with its hint and the moderator's note, if any. */
export function NotedText({ form, of, hint, note, rows, optional = false }: NotedTextProps) {
  const t = useTranslations("prospect");
  const field = of.slice(of.indexOf(".") + 1);
  const words = {
    field: form.field(field),
    label: t(`fields.${of}`),
    hint: hint ? <NotedHint note={note}>{t(`hints.${hint}`)}</NotedHint> : null,
    optional,
    width: "full" as const,
  };
  return rows === undefined ? <TextField {...words} /> : <TextareaField {...words} rows={rows} />;
}

/** A hint preceded by the moderator's note. */
export function NotedHint({ note, children }: { note: string | undefined; children?: ReactNode }) {
  const t = useTranslations("prospect.notes");
  if (note === undefined) return <>{children}</>;
  return (
    <>
      <span className="field__note">{t("field", { note })}</span> {children}
    </>
  );
}
