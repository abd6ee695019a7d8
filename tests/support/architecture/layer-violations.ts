/** A file that breaks one rule by an import; the rule's name is that of .dependency-cruiser.js. */
export interface Violation {
  rule: string;
  from: string;
  imports: string[];
  /** Type imports follow the layers, too. */
  typeOnly?: true;
}

/** Files that the violations import. */
export const targets = [
  "app/lib/target.ts",
  "app/i18n/target.ts",
  "app/domain/target.ts",
  "app/integrations/target.ts",
  "db/target.ts",
  "app/services/target.server.ts",
  "app/http/target.ts",
  "app/shared/paths.ts",
  "app/jobs/target.ts",
  "app/domain/billing/target.ts",
  "app/services/billing/target.server.ts",
  "app/domain/matching/target.ts",
  "app/services/matching/target.server.ts",
  "db/queries/matching/target.ts",
  "db/queries/deals/fees.ts",
  "app/components/target.tsx",
  "app/routes/admin.$caseId/route.tsx",
  "app/context.server.ts",
  "app/config.server.ts",
  "app/entry.web.server.ts",
  "app/root.tsx",
  "scripts/target.ts",
  "tests/target.ts",
];

const layers: [name: string, from: string, above: string[]][] = [
  ["lib", "app/lib/layer.ts", ["#app/domain/target.ts", "#app/i18n/target.ts"]],
  ["i18n", "app/i18n/layer.ts", ["#app/domain/target.ts"]],
  ["domain", "app/domain/layer.ts", ["#db/target.ts", "#app/i18n/target.ts", "#app/config.server.ts"]],
  ["integrations", "app/integrations/layer.ts", ["#db/target.ts", "#app/services/target.server.ts"]],
  ["db", "db/layer.ts", ["#app/integrations/target.ts", "#app/services/target.server.ts"]],
  ["shared", "app/shared/layer.ts", ["#app/http/target.ts", "#app/components/target.tsx"]],
  ["cache", "app/cache/layer.ts", ["#app/services/target.server.ts", "#app/components/target.tsx"]],
  [
    "services",
    "app/services/layer.ts",
    ["#app/http/target.ts", "#app/jobs/target.ts", "#app/context.server.ts"],
  ],
  ["http", "app/http/layer.ts", ["#app/components/target.tsx", "#app/jobs/target.ts", "#app/root.tsx"]],
  ["jobs", "app/jobs/layer.ts", ["#app/http/target.ts", "#app/components/target.tsx", "#db/target.ts"]],
  [
    "components",
    "app/components/layer.tsx",
    ["#app/services/target.server.ts", "#db/target.ts", "#app/http/target.ts"],
  ],
  [
    "routes",
    "app/routes/company.$id/layer.ts",
    ["#db/target.ts", "#app/integrations/target.ts", "#app/jobs/target.ts"],
  ],
];

/** Each package in a wrong place: a service, unless another place is named. */
const strangers: [rule: string, packages: string[], place?: string][] = [
  ["decimal-js", ["decimal.js"]],
  ["zod", ["zod"], "app/jobs"],
  ["chinese-days", ["chinese-days"]],
  ["lru-cache", ["lru-cache"]],
  ["pg", ["pg"]],
  ["kysely", ["kysely"]],
  ["graphile-worker", ["graphile-worker"]],
  ["stripe", ["stripe"]],
  ["better-auth", ["better-auth"]],
  ["node-rs-argon2", ["@node-rs/argon2"]],
  ["uqr", ["uqr"]],
  ["nodemailer", ["nodemailer"]],
  ["csv-parse", ["csv-parse"]],
  ["yazl", ["yazl"]],
  ["pdfkit-fontkit", ["pdfkit", "fontkit"]],
  ["cantoo-pdf-lib-file-type-sax", ["sax"]],
  ["yauzl", ["yauzl"]],
  ["aws-sdk-client-s3", ["@aws-sdk/client-s3"]],
  ["busboy", ["busboy"]],
  ["embedpdf-fonts-sc", ["@embedpdf/fonts-sc"]],
  ["express", ["express"]],
  ["helmet", ["helmet"]],
  ["compression-sirv", ["compression", "sirv"]],
  ["pino", ["pino"]],
  ["prom-client", ["prom-client"]],
  ["conform-to-react-zod", ["@conform-to/react", "@conform-to/zod"]],
  ["use-intl", ["use-intl"]],
  ["react-dom", ["react", "react-dom"]],
  ["remix-run-react", ["@remix-run/react"]],
  ["remix-run-node", ["@remix-run/node"]],
  ["remix-run-fs-routes-route-config", ["@remix-run/fs-routes"]],
  ["vite", ["vite"]],
];

/** At least one violation of every rule; a layer's rule is broken by every import of its file. */
export const violations: Violation[] = [
  ...layers.map(([name, from, imports]) => ({ rule: `layer-${name}`, from, imports })),
  ...strangers.map(([name, imports, place = "app/services"]) => ({
    rule: `home-of-${name}`,
    from: `${place}/home/${name}.ts`,
    imports,
  })),
  {
    rule: "no-sideways-between-routes",
    from: "app/routes/company.$id/way.ts",
    imports: ["../admin.$caseId/route.tsx"],
  },
  { rule: "no-cycles", from: "app/lib/egg.ts", imports: ["./hen.ts"] },
  { rule: "home-of-pg", from: "app/services/typist.ts", imports: ["pg"], typeOnly: true },
  { rule: "layer-lib", from: "app/lib/typist.ts", imports: ["#app/domain/target.ts"], typeOnly: true },
  {
    rule: "ranking-imports-no-money",
    from: "app/domain/matching/asker.ts",
    imports: ["#app/domain/billing/target.ts"],
  },
  {
    rule: "ranking-imports-no-money",
    from: "app/services/matching/asker.ts",
    imports: ["#app/services/billing/target.server.ts", "#db/queries/deals/fees.ts"],
  },
  {
    rule: "ranking-reaches-no-money",
    from: "app/services/matching/roundabout.ts",
    imports: ["../pricing.ts"],
  },
  {
    rule: "ranking-imports-no-money",
    from: "db/queries/matching/asker.ts",
    imports: ["#db/queries/deals/fees.ts"],
  },
  {
    rule: "money-imports-no-ranking",
    from: "app/services/billing/ranker.ts",
    imports: ["#app/services/matching/target.server.ts", "#db/queries/matching/target.ts"],
  },
  {
    rule: "money-imports-no-ranking",
    from: "db/queries/billing/ranker.ts",
    imports: ["#db/queries/matching/target.ts", "#app/domain/matching/target.ts"],
  },
  {
    rule: "money-reaches-no-ranking",
    from: "app/services/billing/roundabout.ts",
    imports: ["../ranks.ts"],
  },
  {
    rule: "prices-reach-no-ranking",
    from: "app/domain/billing/roundabout.ts",
    imports: ["../ranks.ts"],
  },
  { rule: "domain-is-pure", from: "app/domain/reader.ts", imports: ["node:fs"] },
  { rule: "domain-is-pure", from: "app/lib/reader.ts", imports: ["node:crypto"] },
  { rule: "views-are-dumb", from: "app/components/reader.tsx", imports: ["node:fs"] },
  { rule: "package-without-a-home", from: "app/services/stranger.ts", imports: ["fast-check"] },
  { rule: "no-development-packages-in-production", from: "app/services/builder.ts", imports: ["fast-check"] },
  { rule: "no-package-outside-package-json", from: "scripts/guest.ts", imports: ["cookie-signature"] },
  { rule: "nothing-unresolvable", from: "app/lib/lost.ts", imports: ["./nowhere.ts"] },
  { rule: "product-imports-no-scripts-or-tests", from: "app/jobs/asker.ts", imports: ["#scripts/target.ts"] },
  { rule: "product-imports-no-scripts-or-tests", from: "db/asker.ts", imports: ["#tests/target.ts"] },
  { rule: "nobody-imports-an-entry", from: "app/http/starter.ts", imports: ["../entry.web.server.ts"] },
  {
    rule: "server-code-stays-on-the-server",
    from: "app/components/server.tsx",
    imports: ["#app/services/target.server.ts"],
  },
  { rule: "bootstrap-needs-no-installation", from: "scripts/early.mjs", imports: ["pg"] },
];

/** Ordinary imports of the product; no rule may report them. */
export const allowedImports: Omit<Violation, "rule">[] = [
  { from: "app/services/pricing.ts", imports: ["#db/queries/deals/fees.ts"] },
  { from: "app/services/ranks.ts", imports: ["#app/services/matching/target.server.ts"] },
  { from: "app/domain/ranks.ts", imports: ["#app/domain/matching/target.ts"] },
  { from: "app/lib/hen.ts", imports: ["./egg.ts"] }, // the other half of the cycle, which is reported once
  { from: "app/domain/allowed.ts", imports: ["#app/lib/target.ts", "zod", "decimal.js"] },
  { from: "db/allowed.ts", imports: ["#app/domain/target.ts", "pg", "kysely"] },
  {
    from: "app/services/allowed.server.ts",
    imports: ["#db/target.ts", "#app/integrations/target.ts", "#app/domain/target.ts"],
  },
  {
    from: "app/jobs/allowed.server.ts",
    imports: ["#app/services/target.server.ts", "#app/i18n/target.ts", "graphile-worker"],
  },
  {
    from: "app/http/allowed.server.ts",
    imports: ["#app/services/target.server.ts", "#app/context.server.ts", "express"],
  },
  {
    from: "app/components/allowed.tsx",
    imports: ["#app/shared/paths.ts", "#app/domain/target.ts", "react", "use-intl"],
  },
  {
    from: "app/routes/company.$id/route.tsx",
    imports: [
      "#app/http/target.ts",
      "#app/services/target.server.ts",
      "#app/components/target.tsx",
      "./neighbour.tsx",
    ],
  },
  { from: "app/routes/company.$id/neighbour.tsx", imports: ["@remix-run/react"] },
  { from: "scripts/allowed.ts", imports: ["#app/services/target.server.ts", "#db/target.ts", "pg"] },
];
