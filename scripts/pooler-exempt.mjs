/**
 * Integration tests that do not run behind a pooler, each with its reason: `npm run prove:pooler`.
 * @type {readonly { file: string, why: string }[]}
 */
export const exempt = [
  {
    file: "tests/integration/tooling/{build,embedded-postgres,migrating-under-load,processes}.test.ts",
    why: "tests of the build, the embedded server, migrations and programs; none of them asks through an acting pool",
  },
  {
    file: "tests/integration/http/database-killed.test.ts",
    why: "kills a server of its own, which no pooler stands before",
  },
];
