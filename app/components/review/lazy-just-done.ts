import { lazyView } from "#app/components/layout/lazy-view.tsx";

/** Loaded late: it stands on a page once, after the act that led there. */
export const LazyJustDone = lazyView(() => import("./just-done.tsx").then((view) => view.JustDone));
