import { useTranslations } from "use-intl";
import type { FieldTexts } from "../ui/field.tsx";
import { TextField } from "../ui/inputs.tsx";

/** A code of the authenticator app; phones offer it by themselves. */
export function CodeField({ field }: Pick<FieldTexts, "field">) {
  const t = useTranslations("accounts.factor.fields");
  const words = { field, label: t("code"), hint: t("codeHint") };
  return <TextField {...words} autoComplete="one-time-code" inputMode="numeric" required width="sm" />;
}

export function RecoveryCodeField({ field }: Pick<FieldTexts, "field">) {
  const t = useTranslations("accounts.factor.fields");
  return <TextField field={field} label={t("recoveryCode")} autoComplete="off" required width="md" />;
}

/** The present code of an account of the demonstration, which everybody may use. */
export function DemoCode({ code }: { code: string | null }) {
  const t = useTranslations("accounts.factor");
  if (code === null) return null;
  return <p className="small">{t.rich("demo", { digits: code, code: (words) => <code>{words}</code> })}</p>;
}
