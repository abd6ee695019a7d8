import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "./notice.tsx";

interface RefusedProps {
  title: ReactNode;
  why: ReactNode;
  repairable?: boolean | undefined;
  whatNow?: ReactNode;
}

/** A refusal: what happened, why with the values, whether it can be repaired, and what to do next. */
export function Refused({ title, why, repairable, whatNow }: RefusedProps) {
  const t = useTranslations("common");
  return (
    <Notice tone="refusal" title={title}>
      <dl>
        <div>
          <dt>{t("refusal.why")}</dt>
          <dd>{why}</dd>
        </div>
        {repairable === undefined ? null : (
          <div>
            <dt>{t("refusal.repairable")}</dt>
            <dd>{t(repairable ? "refusal.yes" : "refusal.no")}</dd>
          </div>
        )}
        {whatNow ? (
          <div>
            <dt>{t("refusal.whatNow")}</dt>
            <dd>{whatNow}</dd>
          </div>
        ) : null}
      </dl>
    </Notice>
  );
}
