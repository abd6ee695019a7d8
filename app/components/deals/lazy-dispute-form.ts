import { lazyView } from "#app/components/layout/lazy-view.tsx";

/** Loaded late: most payments are confirmed. */
export const LazyDisputeForm = lazyView(() => import("./dispute-form.tsx").then((view) => view.DisputeForm));
