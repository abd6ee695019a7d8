import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { CaseView } from "./format-case.server.ts";

/** Above the next case: the one that has just been decided, or that none is left. */
export function JustDecided({ view: { justDecided } }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  if (justDecided === null) return null;
  return (
    <Notice live>
      <p>
        <b>{justDecided.title}</b>
      </p>
      <p>
        {t.rich("doneText", {
          a: (words) => <Link to={adminPaths.case(justDecided.id)}>{words}</Link>,
        })}
      </p>
    </Notice>
  );
}
