import compile from "icu-minify/compile";
import type { Plugin } from "vite";

interface Tree {
  [key: string]: string | Tree;
}
type Compiled = { [key: string]: ReturnType<typeof compile> | Compiled };

const messageFile = /\/app\/i18n\/messages\/[\w-]+\/[\w-]+\.json$/;
const isView = (id: string): boolean =>
  id.endsWith("/app/root.tsx") || (/\/app\/(?:components|routes)\//.test(id) && /\.tsx?$/.test(id));
const routeFile = /\/app\/routes\/[^/]+\/route\.tsx$/;

/**
 * Loading of messages. ICU messages are compiled at build time, so that neither the browser nor a request needs the
 * parser. A view loads the namespaces that it names in `useTranslations("offer…")` with its code; a route's code is
 * ready once its messages are.
 */
export function messages(): Plugin[] {
  let root = "";
  return [
    {
      name: "longspring:compiled-messages",
      enforce: "pre",
      config: () => ({
        resolve: {
          alias: [{ find: /^use-intl\/format-message$/, replacement: "use-intl/format-message/format-only" }],
        },
        json: { namedExports: false, stringify: true },
        // Bundled, so that the alias also applies on the server.
        ssr: { noExternal: ["use-intl", "icu-minify"] },
      }),
      configResolved(config) {
        root = config.root;
      },
      transform(code, id) {
        if (!messageFile.test(id)) return null;
        return { code: JSON.stringify(compiled(JSON.parse(code) as Tree)), map: null };
      },
    },
    {
      name: "longspring:messages-of-views",
      enforce: "post",
      transform(code, id, options) {
        if (options?.ssr === true || !isView(id)) return null;
        const calls = code.match(/\buseTranslations\((?!\))/g)?.length ?? 0;
        const named = [...code.matchAll(/\buseTranslations\("([\w-]+)/g)].map(
          ([, namespace = ""]) => namespace,
        );
        if (named.length < calls) this.error(`${id}: useTranslations takes its namespace as a literal`);
        const isRoute = routeFile.test(id);
        if (calls === 0 && !isRoute) return null;
        const wants = [...new Set(named)].map((namespace) => `$want("${namespace}");\n`).join("");
        const here = `import { want as $want, messagesReady as $ready } from "${root}/app/i18n/browser-messages.ts";\n`;
        return { code: `${here}${wants}${code}\n${isRoute ? "await $ready();\n" : ""}`, map: null };
      },
    },
  ];
}

function compiled(tree: Tree): Compiled {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === "string" ? compile(value) : compiled(value),
    ]),
  );
}
