import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { PassFields } from "#app/components/matching/pass-fields.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { dealsUrl, type DealsQuery } from "#app/http/deals-query.ts";
import { paths } from "#app/http/paths.ts";
import type { Reply } from "#app/http/reply.ts";
import type { Deal } from "./shapes.ts";

/** Why one passes: open for one deal at a time, as the address says, so that it works without script. */
export function PassPanel({
  deal,
  mandateId,
  query,
  reply,
}: {
  deal: Deal;
  mandateId: string;
  query: DealsQuery;
  reply: Reply["form"];
}) {
  const t = useTranslations("matching.deals.pass");
  const form = replyForm("pass", reply);
  const url = paths.institution.deals();
  const anchor = `P-${deal.number}`;
  const here = dealsUrl(url, query, { after: query.after, pass: deal.id });
  const without = dealsUrl(url, query, { after: query.after });
  return (
    <details className="popover" open>
      <summary className="btn btn-quiet btn-sm">{t("open")}</summary>
      <PostForm
        className="popover__panel"
        action={`${here}#${anchor}`}
        id={form.id}
        aria-label={t("title", { number: anchor })}
      >
        <PassFields form={form} mandateId={mandateId} prospectId={deal.id} autoFocus />
        <div className="row">
          <button className="btn btn-secondary btn-sm" type="submit" name="act" value="pass">
            {t("submit")}
          </button>
          <Link className="btn btn-quiet btn-sm" to={`${without}#${anchor}`} preventScrollReset>
            {t("cancel")}
          </Link>
        </div>
      </PostForm>
    </details>
  );
}
