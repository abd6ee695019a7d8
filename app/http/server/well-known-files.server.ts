import type { RequestHandler } from "express";
import type { AppContext } from "#app/context.server.ts";

/**
 * Where search engines have nothing to look for: pages behind a sign-in, and those that only the link in an e-mail
 * opens. `$` ends an address: /institutions is public.
 */
const closed = [
  "/account",
  "/admin",
  "/company",
  "/institution$",
  "/institution/",
  "/notifications",
  "/dev/",
  "/invitations/",
  "/reset-password",
  "/sign-out",
  "/unsubscribe",
  "/verify-email",
  "/webhooks/",
];

/** For crawlers. The demonstration has the same one: a copy that strangers reach is the business of who publishes it. */
export const robotsFile: RequestHandler = (_request, response) => {
  const lines = ["User-agent: *", ...closed.map((path) => `Disallow: ${path}`), ""];
  response.setHeader("Cache-Control", "public, max-age=3600").type("text/plain").send(lines.join("\n"));
};

const dayMs = 86_400_000;
/** RFC 9116 asks for less than a year; whoever keeps the file looks again after half of it. */
const validDays = 180;

/** Whom to tell of a weakness (RFC 9116); an installation without a contact has no such file. */
export function securityFile({ config, now }: Pick<AppContext, "config" | "now">): RequestHandler {
  const { publicOrigin, securityContact, securityPolicy } = config.web;
  return (_request, response, next) => {
    if (securityContact === null) {
      next();
      return;
    }
    const today = Math.floor(now().getTime() / dayMs) * dayMs;
    const lines = [
      `Contact: ${securityContact}`,
      `Expires: ${new Date(today + validDays * dayMs).toISOString()}`,
      "Preferred-Languages: zh, en",
      `Canonical: ${publicOrigin}/.well-known/security.txt`,
      ...(securityPolicy === null ? [] : [`Policy: ${securityPolicy}`]),
      "",
    ];
    response.setHeader("Cache-Control", "public, max-age=86400").type("text/plain").send(lines.join("\n"));
  };
}
