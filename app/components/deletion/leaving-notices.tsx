import { Link } from "@remix-run/react";
import { Notice } from "#app/components/ui/notice.tsx";

/** Says which deletions are under way, and where they can be seen and cancelled; in words that the loader brings. */
export function LeavingNotices({ leaving }: { leaving: readonly Record<"title" | "link" | "to", string>[] }) {
  return leaving.map(({ title, link, to }) => (
    <Notice key={to} tone="due" title={title}>
      <p>
        <Link to={to}>{link}</Link>
      </p>
    </Notice>
  ));
}
