import { useTranslations } from "use-intl";
import { CodeField, DemoCode } from "#app/components/accounts/code-fields.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { FormSection, PostForm } from "#app/components/ui/form.tsx";
import { useActForm } from "#app/components/ui/act-form.tsx";

interface FactorBegunProps {
  secret: string;
  qr: { size: number; path: string };
  demoCode: string | null;
}

/** What the app needs, and the first code, from which on the second factor counts. */
export function FactorBegun({ secret, qr, demoCode }: FactorBegunProps) {
  const t = useTranslations("accounts.factor");
  const form = useActForm("enrol", { code: t("fields.code") });
  return (
    <FormSection title={t("begun.title")} text={t("begun.scan")}>
      <svg
        role="img"
        aria-label={t("begun.qr")}
        width="208"
        height="208"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
      >
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p>
        {t("begun.secret")}: <code>{inGroups(secret)}</code>
      </p>
      <PostForm document sent={{ act: "enrol" }} submit={t("begun.submit")}>
        <FormErrors errors={form.errors} refusal={form.refusal} />
        <p>{t("begun.then")}</p>
        <CodeField field={form.field("code")} />
        <DemoCode code={demoCode} />
      </PostForm>
    </FormSection>
  );
}

/** Four characters at a time are easier to type; apps ignore the spaces. */
function inGroups(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(" ");
}
