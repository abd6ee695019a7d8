import { useTranslations } from "use-intl";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { OwnWhyNot } from "#app/components/organizations/own-why-not.tsx";
import { paths } from "#app/shared/paths.ts";
import type { OfferPage } from "./offer-page.ts";

/** The next version of an open offer: based on the issued one or on the company's counter-offer. */
export function OfferRevision({ page: { offer, draft, whyNotRevise, negotiation } }: { page: OfferPage }) {
  const t = useTranslations("offer.revise");
  const approval = useTranslations("offer.approval");
  const at = paths.institution.offer(offer.id);
  if (draft !== null) {
    const waits = draft.approvalAskedAt !== null;
    const waitsFor = offer.isAboveSecondPerson ? "waits" : "free";
    return (
      <PostForm className="stack" action="?as=move" sent={{ revision: draft.revision }}>
        <h3>{waits ? approval(draft.approvedAt === null ? waitsFor : "approved") : t("writing")}</h3>
        <p className="small">{t("discardNote", { version: offer.currentVersion })}</p>
        <div className="row">
          <LinkButton to={`${at}?view=${waits ? "approval" : "write"}`} tone="primary">
            {waits ? approval("read") : t("goOn")}
          </LinkButton>
          <SubmitButton tone="secondary" act="discard">
            {t("discard")}
          </SubmitButton>
        </div>
      </PostForm>
    );
  }
  if (whyNotRevise !== null) return <OwnWhyNot code={whyNotRevise} />;
  const isCountered = negotiation[0]?.kind === "counter";
  return (
    <>
      {isCountered ? (
        <ButtonForm action="?as=move" act="revise" button={t("fromCounter")}>
          <h3>{t("countered")}</h3>
          <p className="small">{t("counteredNote")}</p>
          <input type="hidden" name="from" value="counter" />
        </ButtonForm>
      ) : null}
      <ButtonForm
        action="?as=move"
        act="revise"
        sent={{ from: "version" }}
        tone="secondary"
        button={t("fromVersion", { version: offer.currentVersion })}
      />
    </>
  );
}
