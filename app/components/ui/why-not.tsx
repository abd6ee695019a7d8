import { useTranslations } from "use-intl";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { Notice } from "./notice.tsx";

/** Why an action is unavailable now: the formatted result of a `whyNot…` rule. */
export function WhyNot({ code }: { code: RefusalCode }) {
  const t = useTranslations("refusals");
  return (
    <Notice>
      <p>{t(code)}</p>
    </Notice>
  );
}
