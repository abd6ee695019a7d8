import { useTranslations } from "use-intl";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { Notice } from "./notice.tsx";

/** Why an act is not offered at present, before anybody has tried it: the answer of a `whyNot…` rule, in words. */
export function WhyNot({ code }: { code: RefusalCode }) {
  const t = useTranslations("refusals");
  return (
    <Notice>
      <p>{t(code)}</p>
    </Notice>
  );
}
