import { useLocale, useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import type { OfferView } from "#app/domain/offers/view.ts";
import { formatDay } from "#app/i18n/format.ts";
import { dayOf } from "#app/lib/days.ts";
import { paths } from "#app/shared/paths.ts";

interface ClosedNoteProps {
  offer: Pick<OfferView, "status" | "statusChangedAt">;
  institution: string;
  dealId: string | null;
}

/** How an offer ended that was to be accepted, and the deal that a colleague's acceptance has opened. */
export function ClosedNote({ offer: { status, statusChangedAt }, institution, dealId }: ClosedNoteProps) {
  const t = useTranslations("review.accept");
  const locale = useLocale();
  return (
    <>
      <p>{t("closed", { status, institution, day: formatDay(locale, dayOf(statusChangedAt)) })}</p>
      {dealId === null ? null : (
        <div className="row">
          <LinkButton to={paths.company.deal(dealId)} tone="primary">
            {t("toDeal")}
          </LinkButton>
        </div>
      )}
    </>
  );
}
