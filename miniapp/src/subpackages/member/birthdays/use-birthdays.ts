import { useQuery } from '@tanstack/react-query';
import type { FamilyBirthdaysResponse } from '@tianpu/shared/api';
import { shopDateOf } from '@tianpu/shared/time';
import { useState } from 'react';
import { addBirthday, changeBirthday, fetchBirthdays, removeBirthday } from '@/api/membership';
import { queryClient } from '@/api/query-client';
import { useNow } from '@/features/clock';
import { refreshMembership } from '@/features/membership';
import { open, routes, showToast } from '@/platform';
import { useAction } from '../parts/use-action';
import { type BirthdayDraft, birthdayRows, draftCheck, draftOf, NEW_BIRTHDAY } from './birthdays.view';

const KEY = ['member', 'birthdays'];

/** The family's birthdays: written, changed, removed. */
export function useBirthdays() {
  const now = useNow();
  const query = useQuery({ queryKey: KEY, queryFn: fetchBirthdays });
  const [draft, setDraft] = useState<BirthdayDraft | null>(null);
  const { busy, run } = useAction();
  const birthdays = query.data?.birthdays ?? [];

  const change = async (name: string, work: () => Promise<FamilyBirthdaysResponse>, done: string) => {
    const isDone = await run(name, async () => {
      queryClient.setQueryData(KEY, await work());
      refreshMembership();
    });
    if (!isDone) return;
    setDraft(null);
    showToast(done, { icon: 'check' });
  };
  const save = () => {
    if (!draft) return;
    const check = draftCheck(draft);
    if (!check.ok) return showToast(check.text, { icon: 'alert' });
    const { id } = draft;
    const work = () => (id === null ? addBirthday(check.input) : changeBirthday(id, check.input));
    void change('save', work, id === null ? '记下了' : '改好了');
  };
  const remove = () => {
    const id = draft?.id;
    if (id) void change('remove', () => removeBirthday(id), '删掉了');
  };

  return {
    rows: query.data ? birthdayRows(birthdays, shopDateOf(now)) : null,
    isFull: query.data ? birthdays.length >= query.data.max : false,
    max: query.data?.max ?? 0,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
    draft,
    setDraft,
    add: () => setDraft(NEW_BIRTHDAY),
    edit: (id: string) => {
      const found = birthdays.find((each) => each.id === id);
      if (found) setDraft(draftOf(found));
    },
    close: () => setDraft(null),
    busy,
    save,
    remove,
    orderCake: () => open(routes.menu()),
  };
}

export type Birthdays = ReturnType<typeof useBirthdays>;
