import type { NotifiedOf, Side } from "#app/domain/notifications/kinds.ts";
import { adminPaths } from "./admin-paths.ts";
import { billingPaths } from "./billing-paths.ts";
import { paths, withQuery } from "./paths.ts";

/**
 * The page of a notification's subject, for the reader's side. `pageId` is the id of the page that shows a subject
 * without a page of its own: a drawdown's deal, a decided case's prospect.
 */
export function pageAbout(
  about: NotifiedOf,
  side: Side,
  { subjectId, pageId }: { subjectId: string; pageId: string | null },
): string {
  // Admins have no deal page, and whoever decides on payments is not always who reads its events: of a deal they are
  // notified of changes of its fees alone.
  if (side === "admin" && about === "deal") return adminPaths.feeProposals();
  if (side === "admin" && about === "drawdown") return adminPaths.disputes();
  if (side === "admin" && about === "dispute") return adminPaths.dispute(subjectId);
  if (side === "admin" && about === "invoice") return adminPaths.invoice(subjectId);
  if (side === "admin" && about === "institution") return adminPaths.institution(subjectId);
  if (side === "admin" && about === "prospect") return adminPaths.prospect(subjectId);
  if (side === "admin" && about !== "case")
    return withQuery(adminPaths.trail(), {
      subject: about,
      subjectId: pageId ?? subjectId,
    });
  const own = side === "company" ? paths.company : paths.institution;
  switch (about) {
    case "introduction":
    case "thread":
      return own.introduction(subjectId);
    case "application":
      return side === "company"
        ? paths.company.application(subjectId)
        : paths.institution.applicationOf(subjectId);
    case "offer":
      return own.offer(subjectId);
    case "deal":
    case "drawdown":
      return own.deal(pageId ?? subjectId);
    case "dispute":
      return own.dispute(subjectId);
    case "prospect":
      return paths.company.prospect(subjectId);
    case "invoice":
      return billingPaths.invoice(subjectId);
    case "mandate":
      return paths.institution.mandate(subjectId);
    case "institution":
      return paths.institution.profile();
    case "case":
      if (side === "admin") return adminPaths.case(subjectId);
      return side === "company" ? paths.company.prospect(pageId ?? subjectId) : paths.institution.profile();
  }
}
