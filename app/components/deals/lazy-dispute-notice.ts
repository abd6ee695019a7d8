import { lazyView } from "#app/components/layout/lazy-view.tsx";

/** Loaded late: few payments are disputed. */
export const LazyDisputeNotice = lazyView(() =>
  import("./dispute-notice.tsx").then((view) => view.DisputeNotice),
);
