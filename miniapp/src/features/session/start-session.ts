import { signedInCustomer } from '@/api/customer-session';
import { recordVisit } from '@/api/sources';
import { chooseStore } from '@/features/store-choice';
import { onSceneScanned } from '@/platform';

/** Starts of one scan that WeChat reports twice (launch and first show) count as one within this time. */
const SAME_SCAN_MS = 5000;

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
  recordVisit({ scene }).then(
    (visit) => {
      if (visit.source.storeId !== null) chooseStore(visit.source.storeId);
    },
    () => undefined,
  );
}
