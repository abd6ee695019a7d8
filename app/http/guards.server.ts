import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import {
  actorIn,
  type AdminActor,
  type CompanyActor,
  type InstitutionActor,
  type PublicActor,
} from "#app/domain/accounts/actor.ts";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import { Refusal, type RefusalCode } from "#app/domain/refusal.ts";
import { detectLocale, type Locale } from "#app/i18n/locale.ts";
import type { AppContext } from "../context.server.ts";
import { paths } from "#app/shared/paths.ts";
import { bodyOf } from "#app/http/server/request-body.server.ts";

/**
 * The gate: the first statement of each loader and action. Nobody signed in → 302 to the sign-in page; the wrong
 * audience, or a viewer who would change something → 403. What the person may do to which object is asked later,
 * by the service (policy) and by the query (scope).
 */
type GuardArgs = Pick<LoaderFunctionArgs, "request" | "context">;

interface Entered {
  ctx: AppContext;
  locale: Locale;
}
export interface Visitor extends Entered {
  actor: PublicActor;
  /** Who it is, where somebody is signed in: for the header, and to send people on to their own pages. */
  session: Session | null;
}
export interface SignedIn extends Entered {
  session: Session;
}
export interface ActingAs<Actor> extends SignedIn {
  actor: Actor;
}

/** Anybody. */
export async function visitor(args: GuardArgs): Promise<Visitor> {
  return { ...entered(args), actor: { kind: "public" }, session: await readSession(args) };
}

/** Anybody who is signed in, whatever they sit in. */
export async function requireUser(args: GuardArgs): Promise<SignedIn> {
  const session = await readSession(args);
  if (session === null) throw redirect(paths.signIn(pageOf(args.request)));
  return { ...entered(args), session };
}

/**
 * A member of a company; a viewer may look, and change nothing. One that has not given its profile is sent there, save
 * where a page says `{ unregistered: "allowed" }`: the profile itself, the team.
 */
export async function requireCompany(
  args: GuardArgs,
  { unregistered = "refused" }: { unregistered?: "allowed" | "refused" } = {},
): Promise<ActingAs<CompanyActor>> {
  const signedIn = await requireUser(args);
  const { seat, userId } = signedIn.session;
  if (seat.kind !== "company") refuseSeat(seat.kind);
  if (!seat.isRegistered && unregistered === "refused") {
    sendOn(paths.company.profile(), "company-profile-incomplete", args.request);
  }
  refuseViewer(args.request, seat.memberRole);
  const { companyId, memberRole } = seat;
  return { ...signedIn, actor: { kind: "company", userId, companyId, memberRole } };
}

/**
 * A member of an institution. One that is not verified yet is sent to its licence, one that is suspended or terminated
 * is refused, save where a page says `{ unverified: "allowed" }`: the licence itself, the team.
 */
export async function requireInstitution(
  args: GuardArgs,
  { unverified = "refused" }: { unverified?: "allowed" | "refused" } = {},
): Promise<ActingAs<InstitutionActor>> {
  const signedIn = await requireUser(args);
  const { seat, userId } = signedIn.session;
  if (seat.kind !== "institution") refuseSeat(seat.kind);
  if (unverified === "refused" && !isAtWork(seat)) {
    const isOut = seat.status === "suspended" || seat.status === "terminated";
    if (isOut) throw new Refusal("institution-not-active");
    sendOn(paths.institution.application(), "institution-not-active", args.request);
  }
  refuseViewer(args.request, seat.memberRole);
  const { institutionId, memberRole } = seat;
  return { ...signedIn, actor: { kind: "institution", userId, institutionId, memberRole } };
}

/** A member of a company or of an institution, for what is any organization's own; a viewer may look, and change nothing. */
export async function requireMember(args: GuardArgs): Promise<ActingAs<CompanyActor | InstitutionActor>> {
  const signedIn = await requireUser(args);
  const { seat, userId } = signedIn.session;
  if (seat.kind !== "company" && seat.kind !== "institution") refuseSeat(seat.kind);
  refuseViewer(args.request, seat.memberRole);
  const organizationId = seat.kind === "company" ? seat.companyId : seat.institutionId;
  return {
    ...signedIn,
    actor: actorIn({ kind: seat.kind, organizationId, userId, memberRole: seat.memberRole }),
  };
}

/** The operator's own people. */
export async function requireAdmin(args: GuardArgs): Promise<ActingAs<AdminActor>> {
  const signedIn = await requireUser(args);
  const { seat, userId } = signedIn.session;
  if (seat.kind !== "admin") refuseSeat(seat.kind);
  return { ...signedIn, actor: { kind: "admin", userId } };
}

/** The page where a signed-in person's work begins. */
export function homeOf({ seat }: Session): string {
  switch (seat.kind) {
    case "company":
      return seat.isRegistered ? paths.company.home() : paths.company.profile();
    case "institution":
      return isAtWork(seat) ? paths.institution.home() : paths.institution.application();
    case "admin":
      return paths.admin.home();
    case "none":
      return paths.account();
  }
}

/**
 * Whether the pages of its work are open to a seat: a company has given its profile; an institution is verified, and
 * neither suspended nor terminated. A restricted one may finish what it has begun.
 */
export function isAtWork(seat: Session["seat"]): boolean {
  if (seat.kind === "institution") return seat.status === "active" || seat.status === "restricted";
  return seat.kind === "company" ? seat.isRegistered : seat.kind === "admin";
}

function entered({ request, context }: GuardArgs): Entered {
  const locale = detectLocale(request.headers.get("cookie"), request.headers.get("accept-language"));
  return { ctx: context.app, locale };
}

/**
 * Asked once a request, however many loaders run side by side. Whoever is signed in then waits for the turn of their
 * organization: one organization's members can't take the process away from the others.
 */
function readSession(args: GuardArgs): Promise<Session | null> {
  return (args.context.notes.session ??= readInTurn(args));
}

async function readInTurn({ request, context }: GuardArgs): Promise<Session | null> {
  const session = await context.app.sessions.read(request);
  if (session === null) return null;
  const wanted = {
    organizationId: organizationIn(session),
    isAct: !isReading(request),
    bringsFile: !isReading(request) && bringsFile(request),
    signal: request.signal,
  };
  await (context.notes.turn ??= context.app.turns.take(wanted));
  return session;
}

const bringsFile = ({ url, headers }: Request): boolean =>
  bodyOf(new URL(url).pathname, headers.get("content-type") ?? "").isStreamed;

/** In whose line a person waits: an operator's, or somebody's without an organization, in their own. */
function organizationIn({ seat, userId }: Session): string {
  if (seat.kind === "company") return seat.companyId;
  return seat.kind === "institution" ? seat.institutionId : userId;
}

function refuseSeat(kind: Session["seat"]["kind"]): never {
  if (kind === "none") throw redirect(paths.account());
  throw new Refusal("wrong-audience");
}

/** Who looks is shown the way; who would change something is told why not. */
function sendOn(path: string, code: RefusalCode, request: Request): never {
  if (isReading(request)) throw redirect(path);
  throw new Refusal(code);
}

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

function refuseViewer(request: Request, memberRole: MemberRole): void {
  if (!isReading(request) && memberRole === "viewer") throw new Refusal("not-allowed-role");
}

/** Where the person wanted to be, as the address bar has it: without what Remix adds for its own use. */
function pageOf(request: Request): string {
  const url = new URL(request.url);
  for (const own of ["index", "_routes", "_data"]) url.searchParams.delete(own);
  return url.pathname.replace(/\.data$/, "") + url.search;
}
