import { useCallback, useEffect, useRef, useState } from 'react';
import { problemText } from '@/api/client';
import { queryClient } from '@/api/query-client';
import { lookUpPickup, moveOrder, verifyPickup } from '@/api/staff';
import { useNow } from '@/features/clock';
import { scanCode, showToast, useParams, vibrate } from '@/platform';
import { useStaffGate } from '../parts/use-staff-gate';
import { readCode, typed, type VerifyState, verifyView } from './verify.view';

/** From a code to the cake in the customer's hands: look up, compare, hand over, once. */
export function useVerify() {
  const { storeId = '', code: given } = useParams();
  const { staff, leaveIfEnded } = useStaffGate();
  const now = useNow(20_000);
  const [state, setState] = useState<VerifyState>({ kind: 'entry' });
  const [digits, setDigits] = useState('');
  const [pasted, setPasted] = useState('');
  const [busy, setBusy] = useState<'looking' | 'handing' | null>(null);
  /** What found the order: the hand-over must name the same code. */
  const used = useRef('');
  const running = useRef(false);

  const guard = useCallback(
    async (what: 'looking' | 'handing', code: string, work: () => Promise<VerifyState>) => {
      if (running.current) return;
      running.current = true;
      setBusy(what);
      try {
        setState(await work());
      } catch (problem) {
        leaveIfEnded(problem);
        setState({ kind: 'refused', problem, code });
      } finally {
        running.current = false;
        setBusy(null);
        setDigits('');
        setPasted('');
        void queryClient.invalidateQueries({ queryKey: ['staff-day'] });
      }
    },
    [leaveIfEnded],
  );

  const lookUp = useCallback(
    (text: string) => {
      const code = readCode(text);
      if (code === null) {
        showToast('这不是甜铺的取货码', { icon: 'alert' });
        return;
      }
      used.current = code;
      void guard('looking', code, async () => ({
        kind: 'found',
        order: (await lookUpPickup({ storeId, code })).order,
      }));
    },
    [guard, storeId],
  );

  useEffect(() => {
    if (given) lookUp(given);
  }, [given, lookUp]);

  const press = (key: string) => {
    const next = typed(digits, key);
    setDigits(next);
    if (next.length === 4 && next !== digits) lookUp(next);
  };
  const scan = async () => {
    setState({ kind: 'entry' });
    const text = await scanCode();
    if (text !== null) lookUp(text);
  };
  const handOver = () =>
    void guard('handing', used.current, async () => {
      const { order, verifiedAt } = await verifyPickup({ storeId, code: used.current });
      vibrate();
      return { kind: 'done', order, at: verifiedAt };
    });
  const makeReady = async () => {
    if (state.kind !== 'found' || busy !== null) return;
    setBusy('handing');
    try {
      setState({ kind: 'found', order: (await moveOrder(state.order.id, { to: 'ready' })).order });
    } catch (problem) {
      leaveIfEnded(problem);
      showToast(problemText(problem), { icon: 'alert' });
    } finally {
      setBusy(null);
    }
  };

  return {
    staff,
    state,
    view: verifyView(state, staff?.role ?? 'counter', now),
    now,
    digits,
    press,
    pasted,
    setPasted,
    lookUpPasted: () => lookUp(pasted),
    busy,
    scan: () => void scan(),
    handOver,
    makeReady: () => void makeReady(),
    restart: () => setState({ kind: 'entry' }),
  };
}

export type Verify = ReturnType<typeof useVerify>;
