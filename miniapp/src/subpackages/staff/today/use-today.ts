import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { problemText } from '@/api/client';
import { signOutStaff } from '@/api/identity';
import { queryClient } from '@/api/query-client';
import { fetchStaffDay, moveOrder } from '@/api/staff';
import { forgetStaffSession } from '@/api/staff-session';
import { fetchStores } from '@/api/stores';
import { useNow } from '@/features/clock';
import {
  store as keep,
  open,
  readStored,
  replace,
  routes,
  showToast,
  stopPullDownRefresh,
  useDidHide,
  useDidShow,
  usePullDownRefresh,
  vibrate,
} from '@/platform';
import type { StaffAct, StaffRowView } from '../parts/staff-order.view';
import { useStaffGate } from '../parts/use-staff-gate';
import { type TodayFilter, todayView } from './today.view';

const POLL_MS = 10_000;

/** Today's orders of the chosen store, asked again every ten seconds while the page is in front. */
export function useToday() {
  const { staff, leaveIfEnded } = useStaffGate();
  const now = useNow(15_000);
  const [filter, setFilter] = useState<TodayFilter>('todo');
  const [kept, setKept] = useState(() => readStored('staff-store'));
  const [inFront, setInFront] = useState(true);
  const [movingId, setMovingId] = useState<string | null>(null);

  const storesQuery = useQuery({ queryKey: ['stores'], queryFn: fetchStores, staleTime: 10 * 60_000 });
  const stores = (storesQuery.data ?? []).filter((store) => staff?.storeIds.includes(store.id));
  const storeId = stores.find((store) => store.id === kept)?.id ?? stores[0]?.id ?? staff?.storeIds[0];

  const query = useQuery({
    queryKey: ['staff-day', storeId],
    queryFn: () => fetchStaffDay(storeId ?? ''),
    enabled: staff !== null && storeId !== undefined,
    staleTime: 3000,
    refetchInterval: inFront ? POLL_MS : false,
  });
  const { refetch, error } = query;
  useDidShow(() => {
    setInFront(true);
    if (query.data) void refetch();
  });
  useDidHide(() => setInFront(false));
  usePullDownRefresh(() => {
    void refetch().finally(stopPullDownRefresh);
  });
  useEffect(() => {
    if (error) leaveIfEnded(error);
  }, [error, leaveIfEnded]);

  const act = async (row: StaffRowView, step: StaffAct) => {
    if (storeId === undefined || movingId !== null) return;
    if (step.kind === 'hand_over') {
      open(routes.staffVerify(storeId, row.order.pickupCode ?? undefined));
      return;
    }
    setMovingId(row.id);
    try {
      await moveOrder(row.id, { to: step.to });
      vibrate();
      showToast(`${row.code} ${step.label}`, { icon: 'check' });
    } catch (problem) {
      leaveIfEnded(problem);
      showToast(problemText(problem), { icon: 'alert' });
    } finally {
      await refetch();
      setMovingId(null);
    }
  };
  const signOut = async () => {
    // The device forgets who was here even when the server cannot be reached.
    await signOutStaff().catch(() => undefined);
    forgetStaffSession();
    queryClient.removeQueries({ queryKey: ['staff-day'] });
    replace(routes.staffSignIn());
  };

  const day = query.data;
  return {
    staff,
    store: stores.find((store) => store.id === storeId),
    stores,
    chooseStore: (id: string) => {
      keep('staff-store', id);
      setKept(id);
    },
    view: day && staff ? todayView({ day, filter, role: staff.role, now }) : null,
    filter,
    setFilter,
    now,
    error: day ? null : error,
    /** The newest try failed, what is shown is older. */
    isStale: day !== undefined && query.isError,
    retry: () => void refetch(),
    act: (row: StaffRowView, step: StaffAct) => void act(row, step),
    movingId,
    verify: () => {
      if (storeId !== undefined) open(routes.staffVerify(storeId));
    },
    signOut: () => void signOut(),
  };
}

export type Today = ReturnType<typeof useToday>;
