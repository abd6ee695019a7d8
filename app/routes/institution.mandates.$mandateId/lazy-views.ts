import { lazyView } from "#app/components/layout/lazy-view.tsx";

/** Loaded late: few mandates have declined by what they don't state. */
export const LazyDecisionPatternNotice = lazyView(() =>
  import("./decision-pattern-notice.tsx").then((view) => view.DecisionPatternNotice),
);

/** Loaded late: few mandates wait for an owner. */
export const LazyPendingApproval = lazyView(() =>
  import("./pending-approval.tsx").then((view) => view.PendingApproval),
);

/** Loaded late: they stand below the count, and the server has written them already. */
export const LazyUsefulChanges = lazyView(() =>
  import("./useful-changes.tsx").then((view) => view.UsefulChanges),
);

/** Loaded late: few mandates prefer what has no field. */
export const LazyStoredPreference = lazyView(() =>
  import("./stored-preference.tsx").then((view) => view.StoredPreference),
);
