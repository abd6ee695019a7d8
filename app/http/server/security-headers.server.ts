import type { ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";

const yearInSeconds = 31_536_000;

/**
 * Security headers. Scripts run by the response's nonce or as our own files, styles as files. `inlineStyles`: for
 * Vite's error overlay, in development only.
 */
export function securityHeaders(publicOrigin: string, { inlineStyles = false } = {}): RequestHandler[] {
  const isHttps = publicOrigin.startsWith("https:");
  const nonce = (_: unknown, response: ServerResponse) =>
    `'nonce-${String((response as ServerResponse & { locals: { nonce: unknown } }).locals.nonce)}'`;
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", nonce],
          styleSrc: inlineStyles ? ["'self'", "'unsafe-inline'"] : ["'self'"],
          imgSrc: ["'self'"],
          // PDFs that a company opened; all other pages forbid to be framed.
          frameSrc: ["'self'"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      // Over http browsers must ignore it; for localhost it would affect every other server there.
      strictTransportSecurity: isHttps ? { maxAge: 2 * yearInSeconds, includeSubDomains: true } : false,
      crossOriginOpenerPolicy: { policy: "same-origin" },
      crossOriginResourcePolicy: { policy: "same-origin" },
      crossOriginEmbedderPolicy: { policy: "require-corp" },
      // Not "no-referrer": browsers then send `Origin: null` with our own forms.
      referrerPolicy: { policy: "strict-origin-when-cross-origin" },
      xFrameOptions: { action: "deny" },
      xXssProtection: false,
    }),
    (_request, response, next) => {
      response.setHeader(
        "Permissions-Policy",
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()",
      );
      next();
    },
  ];
}
