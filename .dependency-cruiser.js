// The layers of ARCHITECTURE.md as rules. tests/rules/layers.test.ts proves that each rule catches its violation.
import { existsSync, readdirSync } from "node:fs";

/** What each layer may import inside the code base; anything not listed is forbidden. */
const layers = {
  lib: { at: "^app/lib/", may: ["^app/lib/"] },
  i18n: { at: "^app/i18n/", may: ["^app/(lib|i18n)/"] },
  domain: { at: "^app/domain/", may: ["^app/(lib|domain)/"] },
  integrations: {
    at: "^app/integrations/",
    may: ["^app/(lib|i18n|domain|integrations)/", "^app/shared/(offer-terms[.]ts$|dossier/)"],
  },
  db: { at: "^db/", may: ["^app/(lib|domain)/", "^db/"] },
  shared: { at: "^app/shared/", may: ["^app/(lib|i18n|domain|shared)/"] },
  cache: {
    at: "^app/cache/",
    may: ["^app/(lib|i18n|cache)/", "^app/components/layout/document-context[.]tsx$"],
  },
  services: {
    at: "^app/services/",
    may: [
      "^app/(lib|i18n|domain|integrations|services)/",
      "^app/cache/row-cache[.]ts$",
      "^app/shared/(paths|admin-paths|billing-paths|page-about|recovery-paths|reversal-paths|deletion-path)[.]ts$",
      "^db/",
    ],
  },
  http: {
    at: "^app/http/",
    may: [
      "^app/(lib|i18n|domain|integrations|services|shared|http)/",
      "^db/",
      "^app/(config|context)[.]server[.]ts$",
    ],
  },
  jobs: {
    at: "^app/jobs/",
    may: [
      "^app/(lib|i18n|domain|integrations|services|shared|jobs)/",
      // The queue, which the worker runs as the role that owns it; handlers reach data through services.
      "^db/(client|worker-queue)[.]ts$",
      "^app/(config|context)[.]server[.]ts$",
    ],
  },
  components: {
    at: "^app/components/",
    may: ["^app/(lib|i18n|domain|shared|components)/", "^app/cache/cached-render[.]ts$"],
  },
  routes: {
    at: "^app/routes/",
    may: [
      "^app/(lib|i18n|domain|services|http|shared|components|routes|styles)/",
      "^app/cache/cached-render[.]ts$",
    ],
  },
};

/** Which part of the code base may import which package; a package without an entry may not be imported. */
const homes = {
  "lru-cache": "^app/cache/",
  "decimal.js": "^app/(lib|domain|i18n)/",
  zod: "^app/(domain|services|shared|http|routes)/|^app/(config[.]server|lib/variables)[.]ts$",
  "chinese-days": "^app/integrations/calendar/",
  pg: "^db/",
  kysely: "^db/",
  "graphile-worker": "^(db|app/jobs)/|^app/entry[.]worker[.]server[.]ts$",
  stripe: "^app/integrations/billing/",
  "better-auth": "^app/integrations/accounts/",
  "@node-rs/argon2": "^app/integrations/accounts/",
  uqr: "^app/integrations/accounts/",
  nodemailer: "^app/integrations/mail/",
  "csv-parse": "^app/integrations/bank-statements/",
  yazl: "^app/integrations/archives/",
  "(@cantoo/pdf-lib|file-type|sax)": "^app/integrations/scanning/",
  yauzl: "^app/integrations/(scanning|bank-statements)/",
  "@aws-sdk/client-s3": "^app/integrations/documents/",
  busboy: "^app/http/",
  "(pdfkit|fontkit)": "^app/integrations/sheets/",
  "@embedpdf/fonts-sc": "^app/integrations/sheets/",
  express: "^app/http/|^app/entry[.]",
  "(compression|sirv)": "^app/http/",
  helmet: "^app/http/|^app/entry[.]",
  pino: "^app/integrations/observing/",
  "prom-client": "^app/integrations/observing/",
  "@conform-to/(react|zod)": "^app/(shared|http|components|routes)/",
  "use-intl": "^app/(i18n|cache|components|routes)/|^app/(root|entry[.](client|server))[.]tsx$",
  "react(-dom)?": "^app/(i18n|shared|cache|components|routes)/|^app/(root|entry[.](client|server))[.]tsx$",
  "@remix-run/react": "^app/(shared|components|http|routes)/|^app/(root|entry[.](client|server))[.]tsx$",
  "@remix-run/node": "^app/(http|routes)/|^app/(root|entry[.](client|server))[.]tsx$|^app/entry[.]web",
  "@remix-run/(fs-routes|route-config)": "^app/routes[.]ts$",
  vite: "^app/routes[.]ts$",
};

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const npm = (name) => `(^|/)node_modules/(@types/)?${name}/`;
const product = "^(app|db)/";
const scripts = "^(scripts|tests)/";
/** Where fees, plans, payments, invoices and Stripe are handled, matched by file and folder names in any layer. */
const paid = "[/-](billing|fee|fees|plan|plans|payment|payments|invoice|invoices|tariff|tariffs|stripe)[/.-]";

/** The matcher, and the platform's own fees: no import leads from one to the other, either way. */
const matching = "^(app/(domain|services)|db/queries)/matching/";
const billing = "^(app/(domain|services|integrations|components)|db/queries)/billing/";
/**
 * The types of billing's tables and the words of their statuses, kinds and refusals, which the one schema of all tables
 * and the one list of refusals name.
 */
const wordsOfBilling =
  "^(db/schema/(billing|stripe)|app/domain/billing/(lifecycle|refusals|stripe-events|receipts|providers|ledger|fapiao|credit|charge-back|bank/(matching|lifecycle|formats)))[.]ts$";

const layerRules = Object.entries(layers).map(([name, { at, may }]) => ({
  name: `layer-${name}`,
  comment: `${name} imports something that is not below it`,
  severity: "error",
  from: { path: at },
  to: { path: "^(app|db|scripts|tests)/", pathNot: may },
}));

const packageRules = Object.entries(homes).map(([name, home]) => ({
  name: `home-of-${name.match(/\w+/g).join("-")}`,
  comment: `only ${home} may touch ${name}`,
  severity: "error",
  from: { path: product, pathNot: home },
  to: { path: npm(name) },
}));

// A group reference would break on the `$` of parameter folders, so each route folder has its own rule.
const routeFolders = existsSync("app/routes") ? readdirSync("app/routes") : [];
const routeRules = routeFolders.map((folder) => ({
  name: "no-sideways-between-routes",
  comment: "a route imports another route: move what they share one layer down",
  severity: "error",
  from: { path: `^app/routes/${escape(folder)}(/|$)` },
  to: { path: "^app/routes/", pathNot: `^app/routes/${escape(folder)}(/|$)` },
}));

export default {
  forbidden: [
    ...layerRules,
    ...packageRules,
    ...routeRules,
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "ranking-imports-no-money",
      comment: "nobody can buy rank: the matcher takes nothing of what anybody pays or owes",
      severity: "error",
      from: { path: matching },
      to: { path: paid },
    },
    {
      name: "ranking-reaches-no-money",
      comment: "nor by a way around; its words are in the schema of tables",
      severity: "error",
      from: { path: matching },
      to: { path: paid, pathNot: wordsOfBilling, reachable: true },
    },
    {
      name: "money-imports-no-ranking",
      comment: "nor the other way round: what is billed knows nothing of a rank",
      severity: "error",
      from: { path: billing },
      to: { path: matching },
    },
    {
      name: "money-reaches-no-ranking",
      comment:
        "nor by a way around; the context and the schema of tables name types of the matcher, which run nothing",
      severity: "error",
      from: { path: billing },
      to: { path: "^app/services/matching/", reachable: true },
    },
    {
      name: "prices-reach-no-ranking",
      comment: "and the rules of fees not even its words",
      severity: "error",
      from: { path: "^app/domain/billing/" },
      to: { path: matching, reachable: true },
    },
    {
      name: "domain-is-pure",
      comment: "the domain does no I/O: it takes what it needs as arguments",
      severity: "error",
      from: { path: "^app/(domain|lib)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "views-are-dumb",
      comment: "what runs in the browser has none of Node's modules",
      severity: "error",
      from: { path: "^app/(components|i18n)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "package-without-a-home",
      comment: "give the package a home in .dependency-cruiser.js first",
      severity: "error",
      from: { path: product },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer"],
        pathNot: Object.keys(homes).map(npm),
      },
    },
    {
      name: "no-development-packages-in-production",
      severity: "error",
      from: { path: product, pathNot: ["^app/routes[.]ts$"] },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: ["node_modules/@types/"],
      },
    },
    {
      name: "no-package-outside-package-json",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "nothing-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "product-imports-no-scripts-or-tests",
      severity: "error",
      from: { path: product },
      to: { path: scripts },
    },
    {
      name: "nobody-imports-an-entry",
      comment: "entries and the root are started, not used",
      severity: "error",
      from: {},
      to: { path: "^app/(entry[.]|root[.]tsx|routes[.]ts)" },
    },
    {
      name: "server-code-stays-on-the-server",
      comment: "components also run in the browser",
      severity: "error",
      from: { path: "^app/(components|domain|lib)/" },
      to: { path: "[.]server[.]tsx?$" },
    },
    {
      name: "bootstrap-needs-no-installation",
      comment: "these run before npm ci: a package may only be imported dynamically, once it is there",
      severity: "error",
      from: { path: "^scripts/[^/]+[.]mjs$" },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer"], dynamic: false },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|[.]cache|[.]data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
    moduleSystems: ["es6"],
  },
};
