import { useQuery } from '@tanstack/react-query';
import type { ConsentPurpose } from '@tianpu/shared/membership';
import { useState } from 'react';
import { hasCode } from '@/api/client';
import { enrol, fetchEnrolmentNotice } from '@/api/membership';
import { queryClient } from '@/api/query-client';
import { memberCentreKey, refreshMembership } from '@/features/membership';
import { replace, routes, showToast, useParams } from '@/platform';
import { birthdayOf, NO_DATE } from '../parts/date-grid.view';
import { useAction } from '../parts/use-action';
import { enrolRequest, joinObstacle, type Ticks } from './join.view';

/** Becoming a member: the texts, what she agrees to, a birthday if she likes. */
export function useJoin() {
  const { code } = useParams();
  const notice = useQuery({ queryKey: ['enrolment-notice'], queryFn: fetchEnrolmentNotice });
  const [ticks, setTicks] = useState<Ticks>({});
  const [date, setDate] = useState(NO_DATE);
  const { busy, run } = useAction();
  const notices = notice.data?.notices ?? [];

  const join = () => {
    const birthday = birthdayOf(date);
    const obstacle = joinObstacle(notices, ticks, birthday);
    if (obstacle) return showToast(obstacle, { icon: 'alert' });
    void run('join', async () => {
      try {
        const joined = await enrol(enrolRequest(notices, ticks, birthday, code ?? null));
        queryClient.setQueryData(memberCentreKey, joined.centre);
        refreshMembership();
        const gifts = joined.newCustomerCouponIds.length;
        showToast(gifts > 0 ? `欢迎加入，送您 ${gifts} 张券` : '欢迎加入', { icon: 'check' });
        replace(routes.member());
      } catch (problem) {
        // The text changed while she read: what she ticked was another text.
        if (hasCode(problem, 'membership.notice_changed')) {
          setTicks({});
          void notice.refetch();
        }
        if (hasCode(problem, 'membership.already_enrolled')) {
          refreshMembership();
          replace(routes.member());
        }
        throw problem;
      }
    });
  };

  return {
    notices: notice.data ? notices : null,
    error: notice.data ? null : notice.error,
    retry: () => void notice.refetch(),
    ticks,
    toggle: (purpose: ConsentPurpose) => setTicks({ ...ticks, [purpose]: ticks[purpose] !== true }),
    date,
    setDate,
    isJoining: busy === 'join',
    join,
  };
}
