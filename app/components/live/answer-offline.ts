import { isReload, reloadWhenReachable } from "./reload-when-reachable.ts";

/**
 * A form that is sent without a connection is answered as a refusal by the browser itself, in the server's text: the page
 * stays, with everything that was typed, where Remix would replace it by an error page. So it does where the form is
 * refused because somebody else is signed in now, who may not read the page, or because it was too large to be read.
 * Where the form had left and its answer was lost, the text says that it may have been done. A page whose data can't be
 * loaded again stays until it can.
 */
export function answerOffline(): void {
  const send = window.fetch;
  let reloads = (): void => undefined;
  window.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    if (isReload(url, init)) return reloadWhenReachable(send, input, init);
    const isForm = init?.method === "POST" && /\.data(?:\?|$)/.test(url);
    if (isForm) reloads();
    const mayHaveLeft = navigator.onLine;
    try {
      const answer = await send(input, init);
      if (isForm && (await isOfAnother(answer.clone()))) reloads = staysAsLoaded();
      if (!isForm || answer.status !== 413) return answer;
      reloads = staysAsLoaded();
      return new Response(refusedAnswer(await saidOn(answer), actOf(init.body), "too-large"), {
        status: answer.status,
      });
    } catch (error) {
      const { offline, unanswered } = document.body.dataset;
      const text = mayHaveLeft ? unanswered : offline;
      if (!isForm || text === undefined || !(error instanceof TypeError)) throw error;
      reloads = staysAsLoaded();
      addEventListener("online", reloads, { once: true });
      return new Response(offlineAnswer(text, actOf(init.body), mayHaveLeft), { status: 503 });
    }
  };
}

/** The form that was sent, of several on a page. */
function actOf(body: BodyInit | null | undefined): string {
  const act = body instanceof FormData || body instanceof URLSearchParams ? body.get("act") : null;
  return typeof act === "string" ? act : "";
}

/** What the server says of a form that it didn't read, to a page that still has what was typed. */
async function saidOn(answer: Response): Promise<string> {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector<HTMLTemplateElement>("[data-kept]")?.content.textContent ?? "";
}

const isOfAnother = async (answer: Response): Promise<boolean> =>
  answer.status === 409 && (await answer.text()).includes('"drawn-for-another"');

/** What Remix has of the routes in this window. */
interface Framework {
  __remixRouter: { state: { matches: readonly { route: { id: string } }[] } };
  __remixRouteModules: Record<string, { shouldRevalidate?: () => boolean } | undefined>;
}

/** After a refusal Remix reloads routes that don't say whether they want it: until this is undone, none does. */
function staysAsLoaded(): () => void {
  const { __remixRouter: router, __remixRouteModules: modules } = window as unknown as Framework;
  const before: (() => void)[] = [];
  for (const { route } of router.state.matches) {
    const own = modules[route.id];
    if (own === undefined || own.shouldRevalidate !== undefined) continue;
    modules[route.id] = { ...own, shouldRevalidate: () => false };
    before.push(() => (modules[route.id] = own));
  }
  return () => before.splice(0).forEach((undo) => undo());
}

/**
 * What the server would send for a form that it refused, in Remix's encoding: each value stands once, and objects name
 * the places of their keys and values. `text` is shown by the form that is named by `act`.
 */
export function offlineAnswer(text: string, act: string, mayHaveLeft: boolean): string {
  const places = { _3: 4, _5: 6, _9: 10 };
  return answered(places, text, act, mayHaveLeft ? "unanswered" : "offline");
}

/** The same for a form that the server refused without reading it. */
export function refusedAnswer(text: string, act: string, code: string): string {
  return answered({ _5: 6, _9: 10 }, text, act, code);
}

function answered(places: object, text: string, act: string, code: string): string {
  const values = ["offline", true, "refusal", { _7: 8, _11: 12 }, "text", text, "act", act];
  return `${JSON.stringify([{ _1: 2 }, "data", places, ...values, "code", code])}\n`;
}
