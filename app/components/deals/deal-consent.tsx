import { Link } from "@remix-run/react";
import { Notice } from "#app/components/ui/notice.tsx";

interface DealConsentProps {
  /** What is closed to the institution. */
  closed: string | null;
  /** What that means for the company, and where it goes on. */
  over: { text: string; to: string; link: string } | null;
}

/** That no consent of the company is in force, as its reader needs to know. */
export function DealConsent({ closed, over }: DealConsentProps) {
  if (closed === null && over === null) return null;
  return (
    <Notice tone="due">
      <p>
        {closed ?? over?.text}
        {over === null ? null : (
          <>
            {" "}
            <Link to={over.to}>{over.link}</Link>
          </>
        )}
      </p>
    </Notice>
  );
}
