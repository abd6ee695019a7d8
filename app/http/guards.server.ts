import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type {
  AdminActor,
  CompanyActor,
  InstitutionActor,
  PartyActor,
  PublicActor,
} from "#app/domain/accounts/actor.ts";
import { type AdminNeed, hasAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { hasNeed, isReader, type MemberRole, type Need } from "#app/domain/accounts/member-roles.ts";
import type { Extent } from "#app/domain/accounts/drawn-for.ts";
import { actorOfSession, type Session } from "#app/domain/accounts/session.ts";
import { Refusal, type RefusalCode } from "#app/domain/refusal.ts";
import { isBeingVerified } from "#app/domain/organizations/lifecycle.ts";
import { detectLocale, type Locale } from "#app/i18n/locale.ts";
import type { AppContext } from "../context.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { agreementsShown, wereAgreementsShown } from "./answers/choice-cookies.server.ts";
import { refuseAnotherReader } from "#app/http/forms/drawn-for.server.ts";
import { readPostedForm } from "#app/http/forms/form-data.server.ts";
import { bodyOf } from "#app/http/server/request-body.server.ts";

/**
 * Authentication and roles: the first statement of each loader and action. Not signed in → 302 to the sign-in page; the
 * wrong audience, or a viewer's write → 403. Access to single objects is checked later, by the service (policy) and by
 * the query (scope).
 */
type GuardArgs = Pick<LoaderFunctionArgs, "request" | "context">;

interface Entered {
  ctx: AppContext;
  locale: Locale;
}
export interface Visitor extends Entered {
  actor: PublicActor;
  /** Set if somebody is signed in: for the header, and to redirect people to their own pages. */
  session: Session | null;
}
export interface SignedIn extends Entered {
  session: Session;
}
export interface ActingAs<Actor> extends SignedIn {
  actor: Actor;
}

/** Anyone. */
export async function visitor(args: GuardArgs): Promise<Visitor> {
  const session = await readSession(args);
  if (session !== null) await refuseOfAnotherPage(args, session, "person");
  return { ...entered(args), actor: { kind: "public" }, session };
}

/**
 * Anyone who is signed in, whatever their membership. `drawnFor`: who must still be signed in when a form of the page is
 * sent; acts on one's own account leave the organization open.
 */
export async function requireUser(
  args: GuardArgs,
  { drawnFor = "person" }: { drawnFor?: Extent } = {},
): Promise<SignedIn> {
  const session = await readSession(args);
  if (session === null) throw redirect(paths.signIn(pageOf(args.request)));
  await refuseOfAnotherPage(args, session, drawnFor);
  if (session.owesAcceptance === true) askToAccept(args);
  return { ...entered(args), session };
}

/**
 * A member of a company; a viewer may read only. A company without a profile is redirected to it, except on pages with
 * `{ unregistered: "allowed" }`: the profile, the team.
 */
export async function requireCompany(
  args: GuardArgs,
  { unregistered = "refused" }: { unregistered?: "allowed" | "refused" } = {},
): Promise<ActingAs<CompanyActor>> {
  const signedIn = await requireUser(args, { drawnFor: "organization" });
  const { membership } = signedIn.session;
  if (membership.kind !== "company") refuseMembership(membership.kind);
  if (!membership.isRegistered && unregistered === "refused") {
    sendOn(withQuery(paths.company.profile(), asked), "company-profile-incomplete", args.request);
  }
  refuseViewer(args.request, membership.memberRole);
  return { ...signedIn, actor: actorOfSession({ ...signedIn.session, membership }) };
}

/**
 * A member of an institution. An unverified or suspended institution is redirected to its licence page, which says why,
 * and a terminated one refused, except on pages with `{ unverified: "allowed" }`: the licence, the team. `"drafts"` are
 * pages also for those that are being verified: mandates. `"deals"` are pages also for suspended ones, whose deals go on:
 * deals, disputes, receipts, invoices. `need`: what the role must have.
 */
export async function requireInstitution(
  args: GuardArgs,
  {
    unverified = "refused",
    need,
  }: { unverified?: "allowed" | "deals" | "drafts" | "refused"; need?: Need } = {},
): Promise<ActingAs<InstitutionActor>> {
  const signedIn = await requireUser(args, { drawnFor: "organization" });
  const { membership } = signedIn.session;
  if (membership.kind !== "institution") refuseMembership(membership.kind);
  const { status } = membership;
  const isOpen =
    unverified === "allowed" ||
    (unverified === "drafts" && isBeingVerified(status)) ||
    (unverified === "deals" && status === "suspended");
  if (!isOpen && !hasWorkAccess(membership)) {
    if (status === "terminated") throw new Refusal("institution-ended");
    const code = status === "suspended" ? "institution-suspended" : "institution-not-active";
    sendOn(withQuery(paths.institution.application(), asked), code, args.request);
  }
  refuseViewer(args.request, membership.memberRole);
  if (need !== undefined && !hasNeed(membership.memberRole, need)) throw new Refusal("not-allowed-role");
  return { ...signedIn, actor: actorOfSession({ ...signedIn.session, membership }) };
}

/** A member of a company or an institution, for pages of any organization; a viewer may read only. */
export async function requireMember(args: GuardArgs): Promise<ActingAs<PartyActor>> {
  const signedIn = await requireUser(args, { drawnFor: "organization" });
  const { membership } = signedIn.session;
  if (membership.kind !== "company" && membership.kind !== "institution") refuseMembership(membership.kind);
  refuseViewer(args.request, membership.memberRole);
  return { ...signedIn, actor: actorOfSession({ ...signedIn.session, membership }) };
}

/**
 * Platform admins whose roles have what the page requires; without `need`, all of them. Without a second factor they are
 * redirected to the page where they set it up.
 */
export async function requireAdmin(args: GuardArgs, need?: AdminNeed): Promise<ActingAs<AdminActor>> {
  const signedIn = await requireUser(args, { drawnFor: "organization" });
  const { membership } = signedIn.session;
  if (membership.kind !== "admin") refuseMembership(membership.kind);
  if (!signedIn.session.hasFactor) {
    sendOn(paths.secondFactor(pageOf(args.request)), "second-factor-missing", args.request);
  }
  if (need !== undefined && !hasAdminNeed(membership.roles, need)) throw new Refusal("admin-role-missing");
  return { ...signedIn, actor: actorOfSession({ ...signedIn.session, membership }) };
}

/** The start page of a signed-in person. */
export function homeOf({ membership: membership }: Session): string {
  switch (membership.kind) {
    case "company":
      return membership.isRegistered ? paths.company.home() : paths.company.profile();
    case "institution":
      return hasWorkAccess(membership) ? paths.institution.home() : paths.institution.application();
    case "admin":
      return adminPaths.home();
    case "none":
      return paths.account();
  }
}

/**
 * Whether a membership may use its work pages: a company has a profile; an institution is verified, and neither
 * suspended nor terminated. A restricted one may finish what it has begun.
 */
export function hasWorkAccess(membership: Session["membership"]): boolean {
  if (membership.kind === "institution")
    return membership.status === "active" || membership.status === "restricted";
  return membership.kind === "company" ? membership.isRegistered : membership.kind === "admin";
}

function entered({ request, context }: GuardArgs): Entered {
  const locale = detectLocale(request.headers.get("cookie"), request.headers.get("accept-language"));
  return { ctx: context.app, locale };
}

/**
 * Read once per request, however many loaders run in parallel. A signed-in person's request then waits for its
 * organization's queue, so that one organization can't occupy the process.
 */
function readSession(args: GuardArgs): Promise<Session | null> {
  return (args.context.notes.session ??= readAndSchedule(args));
}

async function readAndSchedule({ request, context }: GuardArgs): Promise<Session | null> {
  const session = await context.app.sessions.read(request);
  if (session === null) return null;
  context.notes.userId = session.userId;
  const wanted = {
    organizationId: organizationIn(session),
    isAct: !isReading(request),
    bringsFile: !isReading(request) && bringsFile(request),
    signal: request.signal,
  };
  await (context.notes.slot ??= context.app.scheduler.acquire(wanted));
  return session;
}

const bringsFile = ({ url, headers }: Request): boolean =>
  bodyOf(new URL(url).pathname, headers.get("content-type") ?? "").isStreamed;

/** A form with a file is streamed: `readFileForm` refuses it. */
async function refuseOfAnotherPage(args: GuardArgs, session: Session, extent: Extent): Promise<void> {
  const { request, context } = args;
  if (isReading(request)) return;
  context.notes.extent = extent;
  if (bringsFile(request) || !isForm.test(request.headers.get("content-type") ?? "")) return;
  await refuseAnotherReader(args, await readPostedForm(args), session, extent);
}

const isForm = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/;

/** The queue in which a person waits: their organization's; admins and people without one have their own. */
function organizationIn({ membership: membership, userId }: Session): string {
  if (membership.kind === "company") return membership.companyId;
  return membership.kind === "institution" ? membership.institutionId : userId;
}

function refuseMembership(kind: Session["membership"]["kind"]): never {
  if (kind === "none") throw redirect(paths.account());
  throw new Refusal("wrong-audience");
}

/** In the address of a page to which somebody was redirected: it says then why it came instead of what they opened. */
const asked = { instead: "yes" };
export const insteadQuery = z.object({ instead: z.literal("yes").optional() });

/** Redirects a read; refuses a write with the reason. */
function sendOn(path: string, code: RefusalCode, request: Request): never {
  if (isReading(request)) throw redirect(path);
  throw new Refusal(code);
}

/** Where people act for themselves alone, and read what they accept. */
const ownPages = [paths.agreements(), paths.account(), paths.notifications(), paths.visits()];

/**
 * Of somebody who has not accepted the versions in force, the first page of a browser shows them; after that they may
 * read on, and act on nothing but their own account until they accept.
 */
function askToAccept({ request, context: { notes } }: GuardArgs): void {
  const { pathname } = new URL(request.url);
  if (ownPages.some((path) => pathname === path || pathname.startsWith(`${path}/`))) return;
  if (!isReading(request)) {
    notes.isAcceptanceMissing = true;
    throw new Refusal("agreement-missing");
  }
  const isDocument = request.headers.get("accept")?.includes("text/html") ?? false;
  if (!isDocument || notes.isAcceptanceMissing === true || wereAgreementsShown(request)) return;
  throw redirect(paths.agreements(pageOf(request)), { headers: { "set-cookie": agreementsShown(request) } });
}

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

function refuseViewer(request: Request, memberRole: MemberRole): void {
  if (!isReading(request) && isReader(memberRole)) throw new Refusal("not-allowed-role");
}

/** The requested page as in the address bar: without Remix's own parameters. */
function pageOf(request: Request): string {
  const url = new URL(request.url);
  for (const own of ["index", "_routes", "_data"]) url.searchParams.delete(own);
  return url.pathname.replace(/\.data$/, "") + url.search;
}
