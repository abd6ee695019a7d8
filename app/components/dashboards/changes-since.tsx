import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { More } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { unbroken } from "#app/components/ui/unbroken.tsx";
import { Ago, Instant } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import { useNotedVisit } from "./use-noted-visit.ts";

export interface Changes {
  /** Null at the first visit: everything is new. */
  since: Date | null;
  rows: readonly { id: string; at: Date; words: string; other: string; page: string }[];
  hasMore: boolean;
}

/** So many are in view on a phone, where what needs somebody comes first. */
const inView = 3;

/** What changed since the person's last visit, which opening the page in a browser notes. */
export function ChangesSince({ changes, now }: { changes: Changes; now: Date }) {
  const t = useTranslations("notifications.changed");
  useNotedVisit();
  const { since, rows, hasMore } = changes;
  const [newest] = rows;
  return (
    <Section
      id="changed"
      title={t(since === null ? "first" : "title")}
      note={
        <p>{since === null ? t("firstNote") : t.rich("since", { when: () => <Instant at={since} /> })}</p>
      }
      spaced={false}
    >
      {newest === undefined ? (
        <p className="muted">{t(since === null ? "nothingYet" : "nothing")}</p>
      ) : (
        <div className="stack">
          <div>
            <News rows={rows.slice(0, inView)} now={now} />
            {rows.length > inView ? (
              <More narrow summary={t("moreRows", { count: rows.length - inView })}>
                <News rows={rows.slice(inView)} now={now} />
              </More>
            ) : null}
          </div>
          <div className="row">
            <PostForm className="" action={paths.visits()} sent={{ until: newest.at.toISOString() }}>
              <SubmitButton tone="quiet" size="sm" act="seen">
                {t("seen")}
              </SubmitButton>
            </PostForm>
            {hasMore ? <Link to={paths.notifications()}>{t("more")}</Link> : null}
          </div>
        </div>
      )}
    </Section>
  );
}

function News({ rows, now }: Pick<Changes, "rows"> & { now: Date }) {
  return (
    <ul className="notified">
      {rows.map(({ id, at, words, other, page }) => (
        <li key={`${id} ${at.getTime()}`}>
          <div>
            <p>
              <Link to={page}>{unbroken(words)}</Link>
            </p>
            {other === "" ? null : <p className="small muted">{other}</p>}
          </div>
          <p className="small muted nowrap">
            <Ago at={at} now={now} />
          </p>
        </li>
      ))}
    </ul>
  );
}
