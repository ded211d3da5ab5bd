import { useRef, useState } from 'react';
import { problemText } from '@/api/client';
import { showToast } from '@/platform';

/**
 * One change at a time: `busy` names what runs (for its button's ring), a second tap meanwhile does nothing, a refusal is
 * said in a toast. Answers whether the work went through.
 */
export function useAction() {
  const [busy, setBusy] = useState<string | null>(null);
  const isRunning = useRef(false);
  const run = async (name: string, work: () => Promise<unknown>): Promise<boolean> => {
    if (isRunning.current) return false;
    isRunning.current = true;
    setBusy(name);
    try {
      await work();
      return true;
    } catch (problem) {
      showToast(problemText(problem), { icon: 'alert' });
      return false;
    } finally {
      isRunning.current = false;
      setBusy(null);
    }
  };
  return { busy, run };
}
