import { lazyView } from "#app/components/layout/lazy-view.tsx";

export const LazySentTexts = lazyView(() => import("./stale-form-notice.tsx").then((view) => view.SentTexts));

/** Loaded late: few forms are gone before they are sent. */
export const LazyStaleFormNotice = lazyView(() =>
  import("./stale-form-notice.tsx").then((view) => view.StaleFormNotice),
);
