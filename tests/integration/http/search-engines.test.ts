import { describe, expect, test } from "vitest";
import { locales } from "#app/i18n/locale.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages, openWeb } from "#tests/support/http/open-web.ts";
import { rawRequest } from "#tests/support/http/raw-request.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const origin = "https://longspring.example";
const contact = "mailto:security@longspring.example";
const policy = "https://longspring.example/security";
const { app, given } = openGiven({
  PUBLIC_ORIGIN: origin,
  SECURITY_CONTACT: contact,
  SECURITY_POLICY: policy,
});
const web = testWeb(app, builtPages);

const publicPages = [
  "/",
  "/how-ranking-works",
  "/funnel",
  "/institutions",
  "/privacy",
  "/terms",
  "/accessibility",
  "/term-sheets/check",
  "/join",
  "/join/company",
  "/join/institution",
  "/sign-in",
  "/forgot-password",
];
const descriptionIn = (html: string) => /<meta name="description" content="([^"]*)"/.exec(html)?.[1];
const canonicalIn = (html: string) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
const isKeptOut = (html: string) => html.includes('<meta name="robots" content="noindex"');

describe.each(locales)("for search engines, in %s", (locale) => {
  const open = (path: string, cookie = "") =>
    rawRequest(web.url, path, { headers: { "accept-language": locale, cookie } });

  test("each public page has a description of its own, its language and one address", async () => {
    const descriptions = new Set<string>();
    for (const path of publicPages) {
      const { status, text } = await open(`${path}?to=${encodeURIComponent("/company")}`);
      expect(status).toBe(200);
      expect(text).toContain(`<html lang="${locale}"`);
      const description = descriptionIn(text) ?? "";
      expect(description.length, path).toBeGreaterThan(locale === "en" ? 60 : 20);
      expect(description.length, path).toBeLessThan(161);
      descriptions.add(description);
      expect(canonicalIn(text)).toBe(origin + path);
      expect(isKeptOut(text)).toBe(false);
    }
    expect(descriptions.size).toBe(publicPages.length);
  });

  test("an institution's page is described by its name", async () => {
    const { institutionId } = await given.institution();
    const { text } = await open(`/institutions/${institutionId}`);
    const title = /<title>(.*) · Longspring/.exec(text)?.[1] ?? "";
    expect(title).not.toBe("");
    expect(descriptionIn(text)).toContain(title);
  });

  test("pages of a session, of a link in an e-mail, and those that do not exist, are kept out", async () => {
    const cookie = web.sessions.company(await given.company());
    for (const [path, status] of [
      ["/company", 200],
      ["/preferences", 200],
      ["/verify-email", 200],
      ["/nothing-here", 404],
    ] as const) {
      const page = await open(path, cookie);
      expect([path, page.status, isKeptOut(page.text)]).toEqual([path, status, true]);
      expect([descriptionIn(page.text), canonicalIn(page.text)]).toEqual([undefined, undefined]);
    }
  });
});

test("robots.txt allows public pages and closes all others", async () => {
  const { status, headers, text } = await rawRequest(web.url, "/robots.txt");
  expect([status, headers["content-type"]]).toEqual([200, "text/plain; charset=utf-8"]);
  const rules = text.split("\n").flatMap((line) => /^Disallow: (.*)$/.exec(line)?.[1] ?? []);
  const isClosed = (path: string) =>
    rules.some((rule) => (rule.endsWith("$") ? path === rule.slice(0, -1) : path.startsWith(rule)));
  expect(publicPages.filter(isClosed)).toEqual([]);
  expect(isClosed("/institutions/0192f0c1-0000-7000-8000-000000000000")).toBe(false);
  for (const path of [
    "/company",
    "/company/documents/uploads",
    "/institution",
    "/institution/opportunities",
    "/admin/cases",
    "/account/export",
    "/notifications",
    "/dev/mailbox",
    "/invitations/x",
    "/reset-password?token=x",
    "/webhooks/unsubscribe/x",
  ])
    expect([path, isClosed(path)]).toEqual([path, true]);
  expect(text).toMatch(/^User-agent: \*\n/);
});

describe("security.txt", () => {
  test("names the configured contact and policy, and expires within a year", async () => {
    const { status, headers, text } = await rawRequest(web.url, "/.well-known/security.txt");
    expect([status, headers["content-type"]]).toEqual([200, "text/plain; charset=utf-8"]);
    const fields = new Map(
      text
        .trim()
        .split("\n")
        .map((line) => line.split(/: (.*)/s) as [string, string]),
    );
    expect(fields.get("Contact")).toBe(contact);
    expect(fields.get("Policy")).toBe(policy);
    expect(fields.get("Canonical")).toBe(`${origin}/.well-known/security.txt`);
    const days = (Date.parse(fields.get("Expires") ?? "") - app.web.now().getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(30);
    expect(days).toBeLessThan(365);
  });

  test("does not exist without a contact", async () => {
    const config = { ...app.web.config, web: { ...app.web.config.web, securityContact: null } };
    const other = await openWeb({ ...app.web, config }, await builtPages());
    expect((await rawRequest(other.url, "/.well-known/security.txt")).status).toBe(404);
    await other.stop();
  });
});
