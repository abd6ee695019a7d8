import { Link } from "@remix-run/react";
import { Notice } from "#app/components/ui/notice.tsx";

/** Says that a deletion is under way, and where it can be seen and cancelled; in words that the loader brings. */
export function LeavingNotice({ title, link, to }: Record<"title" | "link" | "to", string>) {
  return (
    <Notice tone="due" title={title}>
      <p>
        <Link to={to}>{link}</Link>
      </p>
    </Notice>
  );
}
