import type { VisitResponse } from '@tianpu/shared/api';
import { claimByStoreCode } from '@/api/coupons';
import { signedInCustomer } from '@/api/customer-session';
import { isWorthRetrying } from '@/api/query-client';
import { recordVisit } from '@/api/sources';
import { refreshMembership } from '@/features/membership';
import { chooseStore } from '@/features/store-choice';
import { onSceneScanned, open, routes, showToast } from '@/platform';

/** Starts of one scan that WeChat reports twice (launch and first show) count as one within this time. */
const SAME_SCAN_MS = 5000;
const RETRY_AFTER_MS = 2000;

let last: { scene: string; at: number } | null = null;

/** Signs the customer in silently and notes which code brought her; nothing here stops the pages from showing. */
export function startSession(scene: string | null): void {
  onSceneScanned(recordScene);
  if (scene !== null) recordScene(scene);
  // Without an answer here the first page that needs her name tries again and says what went wrong.
  else signedInCustomer().catch(() => undefined);
}

/**
 * Tells the server about a scanned code: a code on the counter belongs to a store, which becomes the chosen one. An
 * unknown code is no reason to disturb anybody.
 */
export function recordScene(scene: string): void {
  const at = Date.now();
  if (last && last.scene === scene && at - last.at < SAME_SCAN_MS) return;
  last = { scene, at };
  sendVisit(scene, 0).then(
    (visit) => {
      if (visit.source.storeId !== null) {
        chooseStore(visit.source.storeId);
        claimGreeting(scene);
      }
    },
    () => undefined,
  );
}

/** A store's code brings its coupons, once per person; a code without any, and a refusal, disturb nobody. */
function claimGreeting(scene: string): void {
  claimByStoreCode({ sourceToken: scene }).then(
    ({ coupons }) => {
      const fresh = coupons.filter(({ state }) => state === 'issued');
      if (fresh.length === 0) return;
      refreshMembership();
      showToast(`店里送的 ${fresh.length} 张券，放进您的券包了`, {
        icon: 'check',
        action: { label: '去看看', run: () => open(routes.myCoupons()) },
      });
    },
    () => undefined,
  );
}

/** A scan is made once: a shop's weak Wi-Fi must not lose where she came from, so silence is tried again. */
async function sendVisit(scene: string, failures: number): Promise<VisitResponse> {
  try {
    return await recordVisit({ scene });
  } catch (problem) {
    if (!isWorthRetrying(failures, problem)) throw problem;
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
    return sendVisit(scene, failures + 1);
  }
}
