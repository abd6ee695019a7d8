import { lazyView } from "#app/components/layout/lazy-view.tsx";

/** Loaded late: few mandates have declined by what they don't state. */
export const LazyDecisionPatternNotice = lazyView(() =>
  import("./decision-pattern-notice.tsx").then((view) => view.DecisionPatternNotice),
);

/** Loaded late: few mandates wait for an owner. */
export const LazyPendingApproval = lazyView(() =>
  import("./pending-approval.tsx").then((view) => view.PendingApproval),
);
