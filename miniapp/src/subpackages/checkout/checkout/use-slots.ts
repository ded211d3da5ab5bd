import { useQuery } from '@tanstack/react-query';
import type { FulfilmentMode } from '@tianpu/shared/api';
import { shopDateOf } from '@tianpu/shared/time';
import { useEffect, useState } from 'react';
import { fetchSlots } from '@/api/orders';
import { firstFreeSlot, isStillFree, slotsView } from './slots.view';

interface SlotsOf {
  storeId: string | undefined;
  mode: FulfilmentMode;
  /** Another cart may need other times. */
  cartVersion: number | undefined;
  now: Date;
}

interface Choice {
  /** Store and way of getting it that the choice was made for; another one starts anew. */
  scope: string;
  day: string | null;
  startsAt: string | null;
  /** She chose herself (or let a filled slot go): nothing is proposed over her head any more. */
  isHers: boolean;
}

/** Days and slots for the cart; the earliest one is proposed until she chooses, and a slot that filled up is let go. */
export function useSlots({ storeId, mode, cartVersion, now }: SlotsOf) {
  const scope = `${storeId} ${mode}`;
  const [kept, setKept] = useState<Choice>({ scope, day: null, startsAt: null, isHers: false });
  const choice = kept.scope === scope ? kept : { scope, day: null, startsAt: null, isHers: false };
  const query = useQuery({
    queryKey: ['slots', storeId, mode, cartVersion],
    queryFn: () => fetchSlots(storeId ?? '', mode),
    enabled: storeId !== undefined && cartVersion !== undefined,
    staleTime: 0,
  });
  const slots = query.data;
  const { startsAt, isHers } = choice;

  useEffect(() => {
    if (!slots) return;
    if (startsAt !== null && isStillFree(slots, startsAt)) return;
    if (isHers) {
      if (startsAt !== null) setKept((before) => ({ ...before, startsAt: null }));
      return;
    }
    // A cart that grew may need longer than the time proposed before: propose anew.
    const first = firstFreeSlot(slots);
    const day = first ? shopDateOf(first.startsAt) : (slots.days[0]?.on ?? null);
    setKept((before) => {
      const proposed = { scope, day, startsAt: first?.startsAt ?? null, isHers: false };
      const isSame = before.scope === scope && before.day === day && before.startsAt === proposed.startsAt;
      return isSame ? before : proposed;
    });
  }, [slots, scope, startsAt, isHers]);

  return {
    view: slotsView({ slots, chosenDay: choice.day, chosenStartsAt: startsAt, now }),
    startsAt,
    isPending: query.isPending,
    error: slots ? null : query.error,
    chooseDay: (day: string) => setKept({ ...choice, day, isHers: true }),
    chooseSlot: (slot: string | null) => setKept({ ...choice, startsAt: slot, isHers: true }),
    reload: () => void query.refetch(),
  };
}

export type Slots = ReturnType<typeof useSlots>;
