import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import type { Membership, Session } from "#app/domain/accounts/session.ts";
import {
  homeOf,
  requireAdmin,
  requireCompany,
  requireInstitution,
  requireUser,
  visitor,
} from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { smallPages, type Shown } from "#tests/support/http/small-pages.ts";
import { posted, rawRequest } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp();
let web: OpenWeb;
let membership: Membership | null = null;
let reads = 0;
let hasFactor = true;

const session = (of: Membership): Session => ({
  id: "s",
  userId: "u",
  name: "Lin",
  email: "lin@example.test",
  locale: "en" as const,
  membership: of,
  unread: 0,
  hasFactor,
  isFresh: true,
});
const company: Membership = {
  kind: "company",
  companyId: "c",
  name: "Laser",
  memberRole: "owner",
  isRegistered: true,
};
const institution: Membership = {
  kind: "institution" as const,
  institutionId: "i",
  name: "Bank",
  memberRole: "owner" as const,
  status: "active" as const,
};

beforeAll(async () => {
  const build = smallPages({
    "/anyone": { loader: async (args) => ({ who: (await visitor(args)).session?.userId ?? null }) },
    "/user": { loader: async (args) => ({ who: (await requireUser(args)).session.userId }) },
    "/company": { loader: async (args) => ({ actor: (await requireCompany(args)).actor }) },
    "/company/act": { action: async (args) => ({ actor: (await requireCompany(args)).actor }) },
    "/company/profile": {
      loader: async (args) => ({ actor: (await requireCompany(args, { unregistered: "allowed" })).actor }),
    },
    "/institution": { loader: async (args) => ({ actor: (await requireInstitution(args)).actor }) },
    "/institution/act": { action: async (args) => ({ actor: (await requireInstitution(args)).actor }) },
    "/institution/profile": {
      loader: async (args) => ({ actor: (await requireInstitution(args, { unverified: "allowed" })).actor }),
    },
    "/institution/deals": {
      loader: async (args) => ({ actor: (await requireInstitution(args, { unverified: "deals" })).actor }),
    },
    "/admin": { loader: async (args) => ({ actor: (await requireAdmin(args)).actor }) },
  });
  const sessions = {
    read: async () => {
      reads += 1;
      return membership && session(membership);
    },
  };
  web = await openWeb({ ...app.web, sessions }, build);
});
afterAll(() => web.stop());
beforeEach(() => {
  membership = null;
  reads = 0;
  hasFactor = true;
});

/** The result of a visit: a redirect, a refusal, or the actor. */
async function visit(path: string, method: "GET" | "POST" = "GET"): Promise<string> {
  const answer = await rawRequest(
    web.url,
    path,
    method === "POST" ? posted(app.web.config.web.publicOrigin, {}) : {},
  );
  if (answer.status >= 300 && answer.status < 400) return `${answer.status} ${answer.headers.location ?? ""}`;
  const { loaderData, actionData, errors } = answer.json() as Shown;
  const error =
    Object.values(errors ?? {})[0] ?? (Object.values(actionData ?? {})[0] as { refusal?: unknown });
  const { refusal } = ("data" in (error ?? {}) ? (error as { data: unknown }).data : (error ?? {})) as {
    refusal?: { code: string };
  };
  if (refusal) return `${answer.status} ${refusal.code}`;
  return `${answer.status} ${JSON.stringify((actionData ?? loaderData)?.[path])}`;
}

const audiences = ["/company", "/institution", "/admin"];

describe("a visitor without a session", () => {
  test.each(["/user", ...audiences])("is redirected to sign in, and back to %s afterwards", async (path) => {
    expect(await visit(`${path}?sort=rate&index&_routes=x`)).toBe(
      `302 /sign-in?to=${encodeURIComponent(`${path}?sort=rate`)}`,
    );
  });

  test("may read public pages", async () => {
    expect(await visit("/anyone")).toBe('200 {"who":null}');
  });

  test("can't submit forms of signed-in users either", async () => {
    expect(await visit("/company/act", "POST")).toBe("302 /sign-in?to=%2Fcompany%2Fact");
  });
});

test("the session is read once per request, however many guards need it", async () => {
  membership = company;
  await visit("/company");
  expect(reads).toBe(1);
});

test.each<[string, Membership, string]>([
  ["a company", company, "/company"],
  ["an institution", institution, "/institution"],
  ["an admin", { kind: "admin", roles: ADMIN_ROLES }, "/admin"],
])("%s can open the pages of their own area and is refused in the others", async (_who, of, own) => {
  membership = of;
  expect(homeOf(session(of))).toBe(own);
  expect(await visit(own)).toContain(`"kind":"${own.slice(1)}"`);
  for (const other of audiences.filter((path) => path !== own))
    expect(await visit(other)).toBe("403 wrong-audience");
});

test("a user without a membership is shown their account", async () => {
  membership = { kind: "none" };
  for (const path of audiences) expect(await visit(path)).toBe("302 /account");
});

test("a viewer can read but change nothing", async () => {
  membership = { ...company, memberRole: "viewer" };
  expect(await visit("/company")).toContain('"memberRole":"viewer"');
  expect(await visit("/company/act", "POST")).toBe("403 not-allowed-role");
  membership = { ...institution, memberRole: "viewer" };
  expect(await visit("/institution/act", "POST")).toBe("403 not-allowed-role");
});

test("a company without a profile is redirected to create one, and can do nothing before", async () => {
  membership = { ...company, isRegistered: false };
  expect(await visit("/company")).toBe("302 /company/profile?instead=yes");
  expect(await visit("/company/act", "POST")).toBe("409 company-profile-incomplete");
  expect(await visit("/company/profile")).toContain('"kind":"company"');
});

test.each(["applied", "verification_pending", null] as const)(
  "an institution that is %s is redirected to its licence page",
  async (status) => {
    membership = { ...institution, status };
    expect(await visit("/institution")).toBe(`302 ${paths.institution.application()}?instead=yes`);
    expect(await visit("/institution/act", "POST")).toBe("403 institution-not-active");
    expect(await visit("/institution/profile")).toContain('"kind":"institution"');
  },
);

test("a terminated institution is refused", async () => {
  membership = { ...institution, status: "terminated" };
  expect(await visit("/institution")).toBe("403 institution-ended");
});

test("a suspended institution is shown why, and goes on with its deals", async () => {
  membership = { ...institution, status: "suspended" };
  expect(await visit("/institution")).toBe(`302 ${paths.institution.application()}?instead=yes`);
  expect(await visit("/institution/act", "POST")).toBe("403 institution-suspended");
  expect(await visit("/institution/deals")).toContain('"kind":"institution"');
});

test("a restricted institution can finish what it has begun", async () => {
  membership = { ...institution, status: "restricted" };
  expect(await visit("/institution")).toContain('"kind":"institution"');
});

test("an admin without a second factor is redirected to set it up; companies and institutions are not", async () => {
  hasFactor = false;
  membership = { kind: "admin", roles: ADMIN_ROLES };
  expect(await visit("/admin?page=2")).toBe("302 /account/second-factor?to=%2Fadmin%3Fpage%3D2");
  for (const of of [company, institution]) {
    membership = of;
    expect(await visit(`/${of.kind}`)).toContain('"hasFactor":false');
  }
});
