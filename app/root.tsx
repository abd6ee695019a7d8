import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  Outlet,
  useRouteError,
  useRouteLoaderData,
  type ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage } from "./components/layout/error-page.tsx";
import { HtmlDocument } from "./components/layout/html-document.tsx";
import { adminPages } from "./components/layout/admin-pages.ts";
import { institutionPages } from "./components/layout/institution-pages.ts";
import type { Person } from "./components/layout/nav-items.ts";
import type { RoleWords } from "./components/ui/reads-only.ts";
import { drawnFor } from "./domain/accounts/drawn-for.ts";
import { hasNeed, isReader, type MemberRole, type Need } from "./domain/accounts/member-roles.ts";
import type { Session } from "./domain/accounts/session.ts";
import { hasWorkAccess, visitor } from "./http/guards.server.ts";
import { isOffline } from "#app/shared/offline.ts";
import { inLanguage } from "./i18n/bilingual.ts";
import { type Locale, readChoice } from "./i18n/locale.ts";
import { isTheme, themeCookie } from "./i18n/theme.ts";
import { translator } from "./i18n/translator.ts";
import stylesheet from "./styles/app.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/site.webmanifest" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, session } = await visitor(args);
  const theme = readChoice(args.request.headers.get("cookie"), themeCookie);
  return {
    locale,
    theme: isTheme(theme) ? theme : ("system" as const),
    isDemonstration: ctx.config.isDemo,
    offline: translator(locale, "server")("offline"),
    unanswered: translator(locale, "server")("unanswered"),
    origin: ctx.config.web.publicOrigin,
    person: session === null ? null : personOf(session, locale, ctx.now()),
    // A form that was refused to this reader remains that of the page's own.
    drawnFor: session === null ? undefined : (args.context.notes.another?.drawnFor ?? drawnFor(session)),
  };
}

function personOf({ name, membership: membership, unread }: Session, locale: Locale, now: Date): Person {
  const organization =
    "name" in membership ? inLanguage(locale, membership.name, membership.nameEn ?? null) : null;
  return {
    name,
    kind: membership.kind,
    ...(membership.kind === "admin" && { pages: adminPages(membership.roles) }),
    ...("memberRole" in membership && roleWords(membership.memberRole, translator(locale, "server"))),
    ...(membership.kind === "institution" && institutionPages(membership)),
    organization,
    unread,
    asOf: now.getTime(),
    receivesChanges: hasWorkAccess(membership),
  };
}

/** What people divide who do more than read: for each of these, some role can't do it. */
const DIVIDED = ["work", "sign", "pay", "manage"] as const satisfies readonly Need[];

/** What this role doesn't do here, and who does. */
function roleWords(role: MemberRole, t: ReturnType<typeof translator<"server">>): RoleWords {
  if (isReader(role)) return { readerNote: t("reader") };
  const others = DIVIDED.filter((need) => !hasNeed(role, need));
  return others.length === 0
    ? {}
    : { whoDoes: Object.fromEntries(others.map((need) => [need, t(`whoDoes.${need}`)])) };
}

/** Reloads after each action, except offline and for autosaves of a draft; not for a step of a loaded form. */
export function shouldRevalidate({
  actionResult,
  formAction,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  if (isOffline(actionResult) || formAction?.includes("save=typing")) return false;
  return (formAction !== undefined || !nextUrl.searchParams.has("step")) && defaultShouldRevalidate;
}

export function Layout({ children }: { children: ReactNode }) {
  return <HtmlDocument data={useRouteLoaderData<typeof loader>("root")}>{children}</HtmlDocument>;
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
