import {
  createRequestHandler,
  writeReadableStreamToWritable,
  type LoaderFunctionArgs,
  type ServerBuild,
} from "@remix-run/node";
import { Links, Meta, Outlet, RemixServer, Scripts, useLoaderData } from "@remix-run/react";
import { createServer } from "node:http";
import { Writable } from "node:stream";
import pg from "pg";
import { createElement as h, type ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";

/**
 * What Remix costs by itself, as a process of its own: one page that shows rows of the same database (?rows=20), with no
 * session, no policies, no language and no headers of ours, rendered whole into one buffer, which is the quickest way
 * (docs/decisions/0008). Argument: the port. DATABASE_URL: the database.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

interface Row {
  prospect_id: string;
  number: number;
  headline_zh: string;
  sector: string;
  district: string;
  stage: string;
  instruments: string[];
  amount: string;
  term: string;
  published: string;
}

async function loader({ request }: LoaderFunctionArgs): Promise<Row[]> {
  const rowCount = Number(new URL(request.url).searchParams.get("rows") ?? 20);
  const { rows } = await pool.query<Row>({
    name: "rows",
    text: `select prospect_id, number, headline_zh, sector, district, stage, instruments, amount_max_fen::text as amount,
             term_months_max::text as term, published_at::text as published
           from teaser order by prospect_id limit $1`,
    values: [rowCount],
  });
  return rows;
}

function RowView({ row }: { row: Row }): ReactElement {
  const facts: [string, string][] = [
    ["Sector", row.sector],
    ["Place", row.district],
    ["Stage", row.stage],
    ["Instruments", row.instruments.join(", ")],
    ["Amount", row.amount],
    ["Term", row.term],
  ];
  return h(
    "article",
    { className: "card" },
    h("h2", null, h("a", { href: `/opportunities/${row.prospect_id}` }, row.headline_zh)),
    h("p", null, `P-${row.number} · ${row.published}`),
    h(
      "dl",
      null,
      ...facts.flatMap(([term, value]) => [
        h("dt", { key: `${term}t` }, term),
        h("dd", { key: term }, value),
      ]),
    ),
  );
}

function Page(): ReactElement {
  const rows = useLoaderData<typeof loader>();
  return h(
    "main",
    null,
    h("h1", null, "Opportunities"),
    ...rows.map((row) => h(RowView, { key: row.prospect_id, row })),
  );
}

function Root(): ReactElement {
  const head = h("head", null, h("meta", { charSet: "utf-8" }), h(Meta), h(Links));
  return h("html", { lang: "en" }, head, h("body", null, h(Outlet), h(Scripts)));
}

const render: ServerBuild["entry"]["module"]["default"] = (request, status, headers, remix) =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const whole = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
      final(done) {
        headers.set("Content-Type", "text/html; charset=utf-8");
        resolve(new Response(new Uint8Array(Buffer.concat(chunks)), { status, headers }));
        done();
      },
    });
    const { pipe } = renderToPipeableStream(h(RemixServer, { context: remix, url: request.url }), {
      onAllReady: () => pipe(whole),
      onShellError: reject,
      onError: reject,
    });
  });

const route = {
  hasAction: false,
  hasLoader: false,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: false,
};
const build: ServerBuild = {
  mode: "production",
  entry: { module: { default: render } },
  routes: {
    root: { id: "root", path: "", module: { default: Root } },
    page: { id: "page", parentId: "root", path: "opportunities", module: { default: Page, loader } },
  },
  assets: {
    version: "bare",
    url: "/assets/manifest.js",
    entry: { module: "/assets/entry.js", imports: ["/assets/framework.js"] },
    routes: {
      root: { ...route, id: "root", path: "", module: "/assets/root.js" },
      page: {
        ...route,
        id: "page",
        parentId: "root",
        path: "opportunities",
        hasLoader: true,
        module: "/assets/page.js",
      },
    },
  },
  publicPath: "/",
  assetsBuildDirectory: "build/client",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
  isSpaMode: false,
};

const handle = createRequestHandler(build, "production");
const port = Number(process.argv[2]);
createServer((incoming, outgoing) => {
  handle(new Request(`http://localhost:${port}${incoming.url}`))
    .then(async (answer) => {
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      if (answer.body) await writeReadableStreamToWritable(answer.body, outgoing);
      else outgoing.end();
    })
    .catch((error: unknown) => {
      outgoing.destroy(error instanceof Error ? error : undefined);
    });
}).listen(port, "127.0.0.1", () => process.stdout.write("ready\n"));
