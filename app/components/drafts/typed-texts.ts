import {
  type Control,
  controlsOf,
  drawnIn,
  controlKey,
  putInto,
  formReader,
  inOtherUnit,
  typedIn,
} from "./typed-controls.ts";

/**
 * What is typed and chosen in posted forms, until it has been sent: it is there again after a reload, a way back, a
 * change of the language or a sign-in for which the session had expired. Only in this tab, for this person.
 */
interface TypedText {
  /** What the page had in the field. */
  drawn: string;
  text: string;
  /** Its form has been sent, and the answer is not known yet. */
  isSent?: boolean;
}
/** By the reader for whom the form was drawn, and by the field. */
type Texts = Record<string, Record<string, TypedText>>;

const stored = "longspring texts";
const longest = 20_000;
/** Here nothing has been done yet: who comes from here finds the form as they left it. */
const stopped = /^\/(?:sign-in|agreements)(?:\/|$)/;
/** Here an act waits to be confirmed. */
const waiting = /^\/confirm\//;

/** What Remix has of the page in this window. */
interface Router {
  state: {
    historyAction: string;
    location: { pathname: string };
    navigation: { state: string; formMethod?: string };
    actionData: Record<string, unknown> | null;
    errors: Record<string, unknown> | null;
  };
  subscribe: (listener: () => void) => unknown;
}

export function keepTypedTexts(): void {
  const { __remixRouter: router } = window as unknown as { __remixRouter: Router };
  const [entry] = performance.getEntriesByType("navigation");
  const arrival = entry instanceof PerformanceNavigationTiming ? entry.type : "navigate";
  settle(arrival === "navigate" ? "new-document" : "unsent", location.pathname);
  // Whoever is fast has typed before this script came.
  for (const form of document.forms)
    noteOf(
      form,
      controlsOf(form).filter((control) => typedIn(control) !== drawnIn(control)),
    );
  fill(router);
  let last: Router["state"]["navigation"] = { state: "idle" };
  router.subscribe(() => {
    const { navigation, location: at, ...state } = router.state;
    if (navigation.state === "idle" && last.state !== "idle") {
      const isAnswer = last.formMethod !== undefined && !isRefused(state);
      settle(isAnswer ? "taken" : "unsent", at.pathname);
    }
    last = navigation;
  });
  new MutationObserver(() => fill(router)).observe(document.body, { childList: true, subtree: true });
  addEventListener("input", note, true);
  addEventListener("submit", markSent, true);
}

type Outcome = "taken" | "unsent" | "new-document";

/** A refusal, a form with errors, or no answer at all. */
function isRefused({ actionData, errors }: Pick<Router["state"], "actionData" | "errors">): boolean {
  if (errors !== null) return true;
  return Object.values(actionData ?? {}).some(
    (reply) =>
      typeof reply === "object" &&
      reply !== null &&
      ("refusal" in reply || "form" in reply || "offline" in reply),
  );
}

/** On arriving somewhere: what had been sent is forgotten if it was taken. */
function settle(outcome: Outcome, pathname: string): void {
  if (waiting.test(pathname)) return;
  const isStillTyped = outcome === "unsent" || stopped.test(pathname);
  change((texts) => {
    for (const fields of Object.values(texts))
      for (const [key, typed] of Object.entries(fields)) {
        if (typed.isSent !== true) continue;
        // A page that was posted as a document and refused has the text in its field.
        if (isStillTyped || (outcome === "new-document" && isShown(key, typed.text))) delete typed.isSent;
        else delete fields[key];
      }
  });
}

const isShown = (key: string, text: string): boolean =>
  [...document.forms].some((form) =>
    controlsOf(form).some((control) => controlKey(control) === key && typedIn(control) === text),
  );

function note({ target }: Event): void {
  const form = target instanceof Element ? target.closest("form") : null;
  if (form === null) return;
  // A radio button that is left says nothing.
  const isOfGroup = ({ type, name }: Control) =>
    type === "radio" && name === (target as HTMLInputElement).name;
  noteOf(
    form,
    controlsOf(form).filter((control) => control === target || isOfGroup(control)),
  );
}

function noteOf(form: HTMLFormElement, controls: readonly Control[]): void {
  const reader = formReader(form);
  if (reader === null || controls.length === 0) return;
  change((texts) => {
    const fields = (texts[reader] ??= {});
    for (const control of controls) {
      const key = controlKey(control);
      const other = inOtherUnit(control);
      if (other !== null) delete fields[other.key];
      const text = typedIn(control);
      const drawn = fields[key]?.drawn ?? drawnIn(control);
      if (text === drawn || text.length > longest) delete fields[key];
      else fields[key] = { drawn, text };
    }
  });
}

function markSent({ target }: Event): void {
  if (!(target instanceof HTMLFormElement)) return;
  if (new URL(target.action).pathname === "/sign-out") {
    sessionStorage.removeItem(stored);
    return;
  }
  const reader = formReader(target);
  if (reader === null) return;
  change((texts) => {
    for (const control of controlsOf(target)) {
      const typed = texts[reader]?.[controlKey(control)];
      if (typed) typed.isSent = true;
    }
  });
}

/** What was typed into it, in its own unit or, in the other language, in the other one. */
function typedOf(fields: Record<string, TypedText>, control: Control): TypedText | undefined {
  const other = inOtherUnit(control);
  const typed = other === null ? undefined : fields[other.key];
  if (other === null || typed === undefined) return fields[controlKey(control)];
  return { ...typed, drawn: other.convert(typed.drawn), text: other.convert(typed.text) };
}

const filled = new WeakSet<Control>();

/**
 * Puts what was typed into the fields that have again what they had then. Whoever follows a link to a page reads what is
 * the case there: only texts and what was blank comes back then.
 */
function fill({ state: { historyAction } }: Router): void {
  const texts = read();
  for (const form of document.forms) {
    const fields = texts[formReader(form) ?? ""];
    if (fields === undefined) continue;
    for (const control of controlsOf(form)) {
      const typed = typedOf(fields, control);
      if (typed === undefined || typed.isSent === true) continue;
      if (typedIn(control) !== typed.drawn || drawnIn(control) !== typed.drawn) continue;
      const isState = !(control instanceof HTMLTextAreaElement) && typed.drawn !== "";
      if (filled.has(control) || (isState && historyAction === "PUSH")) continue;
      filled.add(control);
      putInto(control, typed.text);
      for (
        let at = control.closest("details");
        at !== null;
        at = at.parentElement?.closest("details") ?? null
      )
        at.open = true;
    }
  }
}

function read(): Texts {
  try {
    return JSON.parse(sessionStorage.getItem(stored) ?? "{}") as Texts;
  } catch {
    return {};
  }
}

/** Storage may be full or forbidden: then a text lives as long as its page. */
function change(by: (texts: Texts) => void): void {
  const texts = read();
  by(texts);
  const person = document.querySelector<HTMLInputElement>('input[name="drawnFor"]')?.value.split(".")[0];
  for (const [reader, fields] of Object.entries(texts)) {
    // Somebody else has signed in.
    const isOfAnother = person !== undefined && reader.split(".")[0] !== person;
    if (isOfAnother || Object.keys(fields).length === 0) delete texts[reader];
  }
  try {
    if (Object.keys(texts).length === 0) sessionStorage.removeItem(stored);
    else sessionStorage.setItem(stored, JSON.stringify(texts));
  } catch {
    return;
  }
}
